package crcr.endtoend;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor finds of the OIDC issuers. */
class DoctorOfIssuersTest {
    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void anIssuerThatIsAwayIsAFailureAndTheOtherIsChecked() {
        String good = deployment.issuer();
        settings.put("OIDC_ISSUER", "http://127.0.0.1:1," + good);

        deployment.assertOneFailure(
                "OIDC issuer http://127.0.0.1:1", "cannot be fetched: no connection", "OIDC_ISSUER");
        deployment.examined(1).assertOk("OIDC issuer " + good);
    }
}
