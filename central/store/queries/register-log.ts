import type { Queryable } from '../database.ts';

export type RegisterCall =
  | 'send-code'
  | 'answer-code'
  | 'make-access-code'
  | 'prove-mandate'
  | 'look-up-mandates';

/** Who asked the mandate register for what; `about` names people and mandates, never a code. */
export const logRegisterCall = async (
  db: Queryable,
  entry: {
    readonly at: Date;
    readonly deviceId: string;
    readonly staffId: string;
    readonly call: RegisterCall;
    readonly about: Readonly<Record<string, string>>;
  },
): Promise<void> => {
  await db.query(
    `insert into register_log (at, device_id, staff_id, call, about) values ($1, $2, $3, $4, $5)`,
    [entry.at, entry.deviceId, entry.staffId, entry.call, JSON.stringify(entry.about)],
  );
};
