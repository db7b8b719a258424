package crcr.application.operator;

/** The settings in messages to operators. Each constant has the name of its setting. */
public enum Setting {
    /** The token for changes through the management port. */
    ADMIN_TOKEN,
    /** The address of the allowlist. */
    ALLOWLIST_URL,
    /** The address of the providers' file. */
    CI_PROVIDERS_URL,
    /** The people who may make changes through the console. */
    CONSOLE_ADMINS,
    /** The provider at which people sign in. */
    CONSOLE_ISSUER,
    /** The port of the console. */
    CONSOLE_PORT,
    /** The address of the console for browsers. */
    CONSOLE_URL,
    /** The time for which the store remembers a delivery. */
    CRCR_STATUS_TTL,
    /** The directory of the relay's own Redis. */
    DATA_DIR,
    /** The base address of GitHub's API. */
    GITHUB_API_URL,
    /** The id of the GitHub App. */
    GITHUB_APP_ID,
    /** The App's private key. */
    GITHUB_APP_PRIVATE_KEY,
    /** The App's webhook secret. */
    GITHUB_APP_SECRET,
    /** The base address of HUD's API. */
    HUD_API_URL,
    /** The key for HUD. */
    HUD_BOT_KEY,
    /** The issuers of callers' tokens. */
    OIDC_ISSUER,
    /** The setting that makes the store a shard of a cluster. */
    REDIS_CLUSTER,
    /** The address of the store. */
    REDIS_ENDPOINT,
    /** The user and the password for the store. */
    REDIS_LOGIN,
    /** The addresses of sentinels. */
    REDIS_SENTINELS,
    /** The user and the password for the sentinels. */
    REDIS_SENTINEL_LOGIN,
    /** The name that sentinels have for the primary. */
    REDIS_SENTINEL_MASTER,
    /** The setting for TLS on connections to the store. */
    REDIS_TLS,
    /** The number of replicas that must confirm a write. */
    REDIS_WAIT_REPLICAS,
    /** The repository whose events are relayed. */
    UPSTREAM_REPO,
    /** The time for which a running job may be silent. */
    ZOMBIE_TIMEOUT_SECONDS
}
