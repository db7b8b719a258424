package crcr.application.operator;

/** The settings that messages to operators name. Each constant is called as its setting is. */
public enum Setting {
    /** The token for changes through the management port. */
    ADMIN_TOKEN,
    /** Where the allowlist is. */
    ALLOWLIST_URL,
    /** Where the providers' file is. */
    CI_PROVIDERS_URL,
    /** Who may change things through the console. */
    CONSOLE_ADMINS,
    /** The provider that people sign in at. */
    CONSOLE_ISSUER,
    /** The port of the console. */
    CONSOLE_PORT,
    /** Where browsers find the console. */
    CONSOLE_URL,
    /** How long the store remembers a delivery. */
    CRCR_STATUS_TTL,
    /** Where the relay's own Redis keeps its files. */
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
    /** Whether the store is a shard of a cluster. */
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
    /** Whether the store is spoken to over TLS. */
    REDIS_TLS,
    /** How many replicas have what goes out. */
    REDIS_WAIT_REPLICAS,
    /** The repository whose events are relayed. */
    UPSTREAM_REPO,
    /** How long a running job may be silent. */
    ZOMBIE_TIMEOUT_SECONDS
}
