import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Of what has no time of its own. */
const longestSeconds = 3600;

/** What the simulated provider keeps, in memory and no longer than it says. Sign-ins of a demonstration may go with its process. */
export const createSignInMemory = (now: () => number): ((model: string) => Adapter) => {
  const kept = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  const forgetOld = (): void => {
    for (const [key, { until }] of kept) if (until <= now()) kept.delete(key);
  };
  const find = (key: string): AdapterPayload | undefined => {
    forgetOld();
    return kept.get(key)?.payload;
  };
  const findBy = (field: 'uid' | 'userCode', value: string, model: string): AdapterPayload | undefined =>
    [...kept].find(([key, { payload }]) => key.startsWith(`${model} `) && payload[field] === value)?.[1]
      .payload;
  return (model) => ({
    upsert: async (id, payload, expiresIn = longestSeconds) => {
      kept.set(`${model} ${id}`, { payload, until: now() + expiresIn * 1000 });
    },
    find: async (id) => find(`${model} ${id}`),
    findByUid: async (uid) => findBy('uid', uid, model),
    findByUserCode: async (userCode) => findBy('userCode', userCode, model),
    destroy: async (id) => {
      kept.delete(`${model} ${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
    consume: async (id) => {
      const payload = find(`${model} ${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(now() / 1000);
    },
  });
};
