# syntax=docker/dockerfile:1
# docker build .                  the relay
# docker build --target local .   the relay and a simulated GitHub, for k8s/overlays/local
# What matters happens in bootstrap/image/assemble, which the tests run as well.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress --quiet package -DskipTests -Dspotless.check.skip \
    && bootstrap/image/assemble /image \
    && mkdir /image/data

# It has a C library and certificates, and no shell.
FROM gcr.io/distroless/base-debian13:nonroot AS relay
ARG VERSION=0.2.0
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Cross-Repo CI Relay" \
      org.opencontainers.image.description="Tells other repositories when something happens in yours, and takes the reports of their CI back" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.base.name="gcr.io/distroless/base-debian13:nonroot"
COPY --from=build /image/app /app
# For a Redis of the relay's own, where no REDIS_ENDPOINT is set.
COPY --from=build --chown=65532:65532 /image/data /data
ENV DATA_DIR=/data PATH=/app/runtime/bin:/usr/bin:/bin
WORKDIR /app
USER 65532:65532
EXPOSE 8080 9090
ENTRYPOINT ["java"]
CMD ["@serve"]

FROM relay AS local
COPY --from=build /image/local /app

# The last stage is what a build without --target makes.
FROM relay
