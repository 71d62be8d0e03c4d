import { describe, expect, test } from 'vitest';
import { appendAudit, type AuditEntry, verifyAudit } from '../../../main/vault/queries/audit.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { moment } from '../../helpers/vault-work.ts';

const entry = (number: number): AuditEntry => ({
  at: moment(number),
  staffId: 'staff-1',
  action: 'person/opened',
  subjectId: `person-${number}`,
  interactionId: null,
  details: { purposeId: 'service' },
});

const written = () => {
  const vault = testVault();
  vault.transact((db) => {
    for (let number = 1; number <= 5; number += 1) appendAudit(db, entry(number));
  });
  return vault;
};

/** As somebody would who has the key and the file, and takes the triggers away first. */
const tamper = (sql: string) => {
  const vault = written();
  for (const trigger of ['audit_only_grows', 'audit_never_changes', 'audit_never_goes']) {
    raw(vault.read, `DROP TRIGGER ${trigger}`);
  }
  raw(vault.read, sql);
  return verifyAudit(vault.read);
};

describe('the audit trail', () => {
  test('verifies as it was written, empty too', () => {
    expect(verifyAudit(written().read)).toEqual({ ok: true, brokenAt: null });
    expect(verifyAudit(testVault().read)).toEqual({ ok: true, brokenAt: null });
  });

  test.each([
    [`UPDATE audit SET staff_id = 'staff-2' WHERE sequence = 3`, 3],
    [`UPDATE audit SET at = '${moment(50)}' WHERE sequence = 1`, 1],
    [`UPDATE audit SET details = '{}' WHERE sequence = 5`, 5],
    [`UPDATE audit SET subject_id = NULL, interaction_id = subject_id WHERE sequence = 2`, 2],
    [`DELETE FROM audit WHERE sequence = 2`, 2],
    [`DELETE FROM audit WHERE sequence = 1`, 1],
    [
      `UPDATE audit SET sequence = CASE sequence WHEN 3 THEN 104 WHEN 4 THEN 103 END WHERE sequence IN (3, 4)`,
      3,
    ],
    [`UPDATE audit SET hash = 'forged' WHERE sequence = 4`, 4],
  ])('shows where it was tampered with: %s', (sql, brokenAt) => {
    expect(tamper(sql)).toEqual({ ok: false, brokenAt });
  });

  test.each([
    [`UPDATE audit SET action = 'other'`, /never changes/],
    ['DELETE FROM audit', /never deleted/],
    [
      `INSERT INTO audit SELECT 9, at, staff_id, action, subject_id, interaction_id, details, previous_hash, hash FROM audit WHERE sequence = 1`,
      /only grows/,
    ],
    [`INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 1`, /only grows/],
  ])('takes nothing but a next entry: %s', (sql, message) => {
    expect(() => raw(written().read, sql)).toThrow(message);
  });
});
