import type { Queryable } from '../database.ts';

export type AccessCode = {
  readonly codeHash: Buffer;
  readonly kind: 'organisation' | 'paper';
  readonly mandateId: string;
  readonly subjectId: string;
  readonly organisation: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

export const insertAccessCode = async (
  db: Queryable,
  code: Omit<AccessCode, 'usedAt'> & { readonly madeAt: Date },
): Promise<void> => {
  await db.query(
    `insert into access_code (code_hash, kind, mandate_id, subject_id, organisation, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      code.codeHash,
      code.kind,
      code.mandateId,
      code.subjectId,
      code.organisation,
      code.madeAt,
      code.expiresAt,
    ],
  );
};

/** Locked until the end of the transaction: of two who show it at once, one is first. */
export const lockAccessCode = async (db: Queryable, codeHash: Buffer): Promise<AccessCode | null> => {
  const found = await db.query<AccessCode>(
    `select code_hash as "codeHash", kind, mandate_id as "mandateId", subject_id as "subjectId", organisation,
       expires_at as "expiresAt", used_at as "usedAt"
     from access_code where code_hash = $1 for update`,
    [codeHash],
  );
  return found.rows[0] ?? null;
};

export const useAccessCode = async (db: Queryable, codeHash: Buffer, at: Date): Promise<void> => {
  await db.query(`update access_code set used_at = $2 where code_hash = $1`, [codeHash, at]);
};
