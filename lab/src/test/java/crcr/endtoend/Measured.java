package crcr.endtoend;

/** What a relay's metrics say. */
final class Measured {
    private Measured() {}

    /** The value of one series, as Prometheus's text names it, with its labels; 0 if it has not appeared yet. */
    static double at(World world, String series) {
        return world.http()
                .get(world.atManagementPort("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findAny()
                .orElse(0);
    }
}
