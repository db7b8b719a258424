package crcr.infrastructure.github.doctor;

import crcr.application.doctor.DoctorFinding;
import crcr.domain.allowlist.Device;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.RepositoryRequest;
import crcr.infrastructure.github.api.TokenScope;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Inspects whether the upstream has the label that asks for a device's check runs.
 *
 * @see <a href="https://docs.github.com/en/rest/issues/labels#get-a-label">GitHub: get a label</a>
 */
final class UpstreamLabels {
    private final RepositoryAccess access;
    private final RepositoryName upstream;

    UpstreamLabels(RepositoryAccess access, RepositoryName upstream) {
        this.access = access;
        this.upstream = upstream;
    }

    /** Inspects the label of one device. */
    DoctorFinding at(Device device) {
        String about = "label " + device.label();
        TokenScope scope = new TokenScope(new RepositoryAddress.ByName(upstream), Permission.PULL_REQUESTS_READ);
        String path =
                scope.repository().path() + "/labels/" + URLEncoder.encode(device.label(), StandardCharsets.UTF_8);
        try {
            WholeResponse _ = access.call(
                    scope, new RepositoryRequest(Operation.LABEL, path, request -> request, WholeResponse::isSuccess));
            return new DoctorFinding.Ok(about, "is there on " + upstream);
        } catch (CallFailedException e) {
            return e.failure() instanceof CallFailure.Refused refused && refused.status() == 404
                    ? missing(about, device)
                    : new DoctorFinding.Skipped(
                            about, "cannot be looked at: " + e.failure().words());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DoctorFinding.Skipped(about, "interrupted");
        }
    }

    private DoctorFinding missing(String about, Device device) {
        return new DoctorFinding.Warning(
                about,
                "is not there on " + upstream + ", so that nobody can put it on a pull request, and no result of a"
                        + " downstream at L3 for " + device.name() + " shows there",
                "create it on " + upstream + ", under Issues, Labels: " + device.label());
    }
}
