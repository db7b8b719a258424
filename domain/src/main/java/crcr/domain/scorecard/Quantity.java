package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Locale;

/** A measured or required quantity of a {@link Measure}. */
public sealed interface Quantity {
    /** A duration. */
    record Time(Duration duration) implements Quantity {
        @Override
        public double value() {
            return duration.toMillis() / 1_000.0;
        }

        @Override
        public String words() {
            long seconds = Math.round(value());
            if (seconds < 120) {
                return seconds + " s";
            }
            if (seconds < 7_200) {
                return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
            }
            long minutes = seconds / 60;
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
    }

    /** A share, from 0 to 1. */
    record Share(double part) implements Quantity {
        @Override
        public double value() {
            return part;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%.1f %%", part * 100);
        }
    }

    /** A number of days. */
    record Days(long days) implements Quantity {
        @Override
        public double value() {
            return days;
        }

        @Override
        public String words() {
            return days == 1 ? "1 day" : days + " days";
        }
    }

    /** Returns the quantity as a number: seconds, a part of 1, or days. */
    double value();

    /** Returns the quantity for people to read: {@code 12 min 30 s}, {@code 93.1 %}, {@code 30 days}. */
    String words();
}
