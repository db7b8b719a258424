package crcr.lab.simulator.github;

import crcr.lab.simulator.SimulatedIds;
import crcr.lab.simulator.github.app.GitHubInstallations;
import crcr.lab.simulator.github.app.GitHubRegistration;
import crcr.lab.simulator.github.app.GitHubTokens;
import crcr.lab.simulator.github.repository.GitHubFiles;
import crcr.lab.simulator.github.repository.GitHubLabels;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The settings that people make at GitHub: repositories and their content, and the App's installations and permissions.
 */
public abstract sealed class GitHubSettings permits GitHubSimulator {
    final GitHubRegistration registration = new GitHubRegistration();
    final GitHubRepositories repositories = new GitHubRepositories();
    final GitHubInstallations installations = new GitHubInstallations(repositories);
    final GitHubFiles files = new GitHubFiles();
    final GitHubLabels labels = new GitHubLabels();
    final GitHubTokens tokens;

    GitHubSettings(Clock clock) {
        this.tokens = new GitHubTokens(repositories, installations, clock);
    }

    /** Installs the App on these repositories, {@code owner/name}. */
    public void install(String... repositories) {
        for (String repository : repositories) {
            installations.install(this.repositories.create(repository));
        }
    }

    /**
     * Registers these permissions and events for the App, which has them wherever the owner did not {@link #accept}
     * others.
     */
    public void ask(Map<String, String> permissions, List<String> events) {
        registration.ask(new GitHubRegistration.Grants(permissions, events));
    }

    /** Grants these to the App's installation at this owner. */
    public void accept(String owner, Map<String, String> permissions, List<String> events) {
        installations.accept(owner, new GitHubRegistration.Grants(permissions, events));
    }

    /** Suspends the App's installation at this owner. */
    public void suspend(String owner) {
        installations.suspend(owner);
    }

    /**
     * Changes the App's webhook: {@code url}, {@code content_type}, {@code insecure_ssl} or {@code secret}.
     *
     * @param value empty for none
     */
    public void registerWebhook(String key, String value) {
        registration.webhook(key, value);
    }

    /** Uninstalls the App from a repository. */
    public void uninstall(String repository) {
        repositories.named(repository).ifPresent(installations::uninstall);
    }

    /** Returns the id of the repository of this name, whether the App is installed on it or not. */
    public long repositoryId(String repository) {
        return repositories.create(repository).id();
    }

    /**
     * Renames a repository. Its owner stays the same, and is renamed with it if the new name has another owner's name.
     * Calls to the old name are redirected from now on.
     */
    public void rename(String from, String to) {
        repositories.rename(from, to, repositories.named(from).orElseThrow().ownerId());
    }

    /** Transfers a repository to the owner in the new name; the App is installed there with it. */
    public void transfer(String from, String to) {
        repositories.rename(from, to, SimulatedIds.owner(to));
        install(to);
    }

    /** Creates another repository under a name that was given up, and installs the App on it. */
    public void createAnew(String repository) {
        installations.install(repositories.createAnew(repository));
    }

    /** Removes the App everywhere and installs it again, with new ids. Old tokens become invalid. */
    public void reinstall() {
        installations.reinstall();
    }

    /** Revokes all issued tokens. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Puts a file into a repository, or replaces it. */
    public void putFile(String repository, String ref, String path, String text) {
        files.put(repository, ref, path, text);
    }

    /** Makes a repository public: from now on its files can be read without a token, 60 times an hour. */
    public void makePublic(String repository) {
        repositories.create(repository);
        files.open(repository);
    }

    /** Creates a label for the issues and pull requests of a repository. */
    public void createLabel(String repository, String name) {
        labels.create(repositories.create(repository), name);
    }
}
