/** Everything that may be set from outside, with its default; read once at the start. */
export type Config = {
  databaseUrl: string;
  host: string;
  port: number;
  /** The address that people and rails use to reach us: `https://arrival.example`. */
  publicUrl: string;
  /** Signs quotes, sessions and the sandbox rail's notices; at least 32 characters. */
  secret: string;
  /** Demo sign-ins, the message page and the sandbox rail; never with real money. */
  demo: boolean;
  connections: number;
  logLevel: string;
  /** Whether this process answers requests, runs jobs, or both. */
  serves: boolean;
  works: boolean;
  trustProxy: boolean;
  requestsPerMinute: number;
  /** Where streets are kept for a quick start; empty keeps none. */
  streetFolder: string;
  /** Where base maps are, `<city>.pmtiles`; empty draws the plain ones. */
  baseMapFolder: string;
  /** What the payment rails need, by the names in `docs/rails.md`; none offers none. */
  rails: Readonly<Record<string, string | undefined>>;
};

/** Reads the environment. Throws a sentence that says what to set. */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const databaseUrl = env['DATABASE_URL'];
  if (!databaseUrl)
    throw new Error('DATABASE_URL is not set: postgres://user@host/database');
  const secret = env['ARRIVAL_SECRET'] ?? '';
  if (secret.length < 32) {
    throw new Error(
      'ARRIVAL_SECRET must have at least 32 characters: openssl rand -hex 32',
    );
  }
  const port = whole(env, 'PORT', 8080);
  return {
    databaseUrl,
    secret,
    port,
    host: env['HOST'] ?? '127.0.0.1',
    publicUrl: env['PUBLIC_URL'] ?? `http://localhost:${port}`,
    demo: env['ARRIVAL_DEMO'] === '1',
    connections: whole(env, 'DATABASE_CONNECTIONS', 16),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    serves: env['ARRIVAL_ROLE'] !== 'worker',
    works: env['ARRIVAL_ROLE'] !== 'web',
    trustProxy: env['TRUST_PROXY'] === '1',
    requestsPerMinute: whole(env, 'REQUESTS_PER_MINUTE', 1_200),
    streetFolder: env['STREET_FOLDER'] ?? '',
    baseMapFolder: env['BASE_MAP_FOLDER'] ?? '',
    rails: Object.fromEntries(
      Object.entries(env).filter(([name]) => /^(WECHAT|ALIPAY)_/.test(name)),
    ),
  };
};

const whole = (
  env: Record<string, string | undefined>,
  name: string,
  otherwise: number,
): number => {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text))
    throw new Error(`${name} must be a whole number, not "${text}"`);
  return Number(text);
};
