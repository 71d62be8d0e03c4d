import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { AttachmentRef } from '../../central/api/blobs.ts';
import type { Envelope } from '../../central/api/sync.ts';
import type { EnvelopeAuthority, ActPayload } from '../../central/api/work.ts';
import { createLog } from '../../main/platform/log.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { openVault } from '../../main/vault/open.ts';
import type { Vault, WriteDb } from '../../main/vault/open.ts';
import { insertOutboxRow, nextSequences } from '../../main/vault/queries/outbox.ts';

/** A real vault in a folder of its own. */
export const openTestVault = (): {
  readonly vault: Vault;
  /** As after a crash of the process: the same file, opened anew. */
  readonly reopen: () => Vault;
  readonly remove: () => void;
} => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-vault-'));
  const key = randomBytes(32);
  const log = createLog({ now: () => new Date(), monotonicMs: () => 0 }, () => undefined);
  let current: Vault | null = null;
  const open = (): Vault => {
    current?.close();
    current = null;
    const opened = openVault({ file: join(folder, 'vault.db'), key, log });
    if (!opened.ok) throw new Error(opened.problem.code);
    current = opened.value;
    return opened.value;
  };
  return {
    vault: open(),
    reopen: open,
    remove: () => {
      current?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type CompletedAct = {
  readonly lane: string;
  readonly deviceId: string;
  readonly privateKey: KeyObject;
  readonly staffId?: string;
  readonly authority?: EnvelopeAuthority | null;
  readonly payload?: Partial<ActPayload>;
  /** Of blobs that lie whole in the vault; absent where there are none. */
  readonly attachments?: readonly AttachmentRef[];
};

/** Completes an act as a use case would: interaction, act and outbox row in one transaction. Answers the envelope's id. */
export const completeAct = (vault: Vault, act: CompletedAct): string =>
  vault.transact((db) => insertCompletedAct(db, act));

export const insertCompletedAct = (db: WriteDb, act: CompletedAct): string => {
  const envelope = makeEnvelope(db, act);
  const { interactionId, actId, reference } = envelope.payload;
  insertWork(db, { envelope, interactionId, actId, reference });
  const { signed, hash } = sealEnvelope(envelope, act.privateKey);
  insertOutboxRow(db, {
    envelopeId: envelope.id,
    deviceSequence: envelope.deviceSequence,
    lane: envelope.lane,
    laneSequence: envelope.laneSequence,
    kind: envelope.kind,
    subjectId: envelope.lane,
    interactionId,
    actId,
    staffId: envelope.staffId,
    content: signed.content,
    signature: signed.signature,
    contentHash: hash,
    capturedAt: envelope.madeAt,
  });
  return envelope.id;
};

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

const makeEnvelope = (db: WriteDb, act: CompletedAct): ActEnvelope => {
  const sequences = nextSequences(db, act.lane);
  return {
    id: randomUUID(),
    deviceId: act.deviceId,
    ...sequences,
    lane: act.lane,
    schemaVersion: 1,
    baseVersion: null,
    kind: 'act-completed',
    staffId: act.staffId ?? 'staff-1',
    authority: act.authority ?? null,
    attachments: [...(act.attachments ?? [])],
    madeAt: new Date().toISOString(),
    amends: null,
    clock: null,
    payload: {
      actId: randomUUID(),
      interactionId: randomUUID(),
      reference: `R-${sequences.deviceSequence}`,
      serviceId: 'change-of-address',
      serviceVersion: '1',
      channel: 'counter',
      mode: 'assisting',
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      values: {},
      receivers: [],
      ...act.payload,
    },
  };
};

const insertWork = (
  db: WriteDb,
  {
    envelope,
    ...ids
  }: { readonly envelope: ActEnvelope } & Pick<ActPayload, 'interactionId' | 'actId' | 'reference'>,
): void => {
  db.prepare(
    `INSERT INTO interaction (interaction_id, subject_id, subject_name, staff_id, channel, mode, state, purpose_id,
       legal_basis_id, started_at)
     VALUES (@interactionId, @lane, 'Anna Prøve', 'staff-1', 'counter', 'assisting', 'open', 'p', 'l', @madeAt)`,
  ).run({ interactionId: ids.interactionId, lane: envelope.lane, madeAt: envelope.madeAt });
  db.prepare(
    `INSERT INTO act (act_id, interaction_id, service_id, service_version, state, form_values, revision, saved_at,
       completed_at, reference, envelope_id, ground, party_name, level, obligations)
     VALUES (@actId, @interactionId, 'change-of-address', '1', 'completed', '{}', 1, @madeAt,
       @madeAt, @reference, @envelopeId, 'self', 'Anna Prøve', 'high', '[]')`,
  ).run({ ...ids, envelopeId: envelope.id, madeAt: envelope.madeAt });
};
