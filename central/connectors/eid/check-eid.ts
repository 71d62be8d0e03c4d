import type { CallWatch } from '../watch-calls.ts';
import type { EidProviders } from './eid-providers.ts';

const everyMs = 60_000;
const patienceMs = 10_000;

/** Rejects unless the provider tells what it is (OpenID Connect Discovery 1.0, section 4). */
const discover = async (issuer: string): Promise<void> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patienceMs),
    headers: { accept: 'application/json' },
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
};

/**
 * Looks whether the providers are there: citizens' browsers call them, not central, and whoever finds nobody there never comes back to tell.
 * Answers the function that ends it.
 */
export const keepCheckingEid = (providers: EidProviders, watch: Pick<CallWatch, 'during'>): (() => void) => {
  const issuers = [...new Set(Object.values(providers).map(({ issuer }) => issuer))];
  const check = (): void => {
    // What came of it is noted; nobody waits for it here.
    watch.during('eid', () => Promise.all(issuers.map(discover))).catch(() => undefined);
  };
  const timer = setInterval(check, everyMs);
  timer.unref();
  check();
  return () => clearInterval(timer);
};
