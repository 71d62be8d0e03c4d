import { openSealed, type JournalEntry, type Opened } from '../../api/journal.ts';
import { sealingKeyOf, type SealingPair } from '../../api/sealed-box.ts';
import type { Outcome } from '../../api/sync.ts';
import { findDevice, type Device } from '../../store/queries/devices.ts';
import { receiveCarriedPiece, type CarriedPieceResult } from '../blobs/receive-carried-piece.ts';
import type { Gateway } from '../gateway.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { deliverBatch, type Delivery } from './deliver-batch.ts';

/** What became of a sealed frame; null where it could not be opened, or no enrolled device made it. */
export type SealedOutcome =
  | { readonly kind: 'work'; readonly entry: JournalEntry; readonly outcome: Outcome }
  | { readonly kind: 'piece'; readonly result: CarriedPieceResult }
  | null;

/**
 * What its carrier reads. That central does not know the version yet, or stumbled, says nothing about the work: like work that came over the
 * network it comes again, until central is newer, or mended.
 */
export const carriedWordOf = (outcome: Outcome): Outcome['outcome'] => {
  const isOurs =
    outcome.outcome === 'refused' &&
    (outcome.problem.code === 'envelope/version-unknown' || outcome.problem.code === 'internal');
  return isOurs ? 'later' : outcome.outcome;
};

export type SealedDelivery = {
  readonly gateway: Gateway;
  readonly reportBug: Delivery['reportBug'];
  /** The machine that brings it; null where somebody at central does. */
  readonly carrierId: string | null;
};

const pairOf = ({ privateKey, publicJwk }: GatewayKey): SealingPair => ({
  publicKey: sealingKeyOf(publicJwk),
  privateKey: Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'),
});

const makerOf = (opened: Opened): string =>
  opened.kind === 'work' ? opened.entry.deviceId : opened.piece.deviceId;

/** The enrolled devices among those that made these. */
const findMakers = async (
  { database }: Gateway,
  opened: readonly (Opened | null)[],
): Promise<ReadonlyMap<string, Device>> => {
  const makers = new Map<string, Device>();
  for (const deviceId of new Set(opened.flatMap((each) => (each === null ? [] : makerOf(each))))) {
    const device = await findDevice(database, deviceId);
    if (device !== null) makers.set(deviceId, device);
  }
  return makers;
};

/**
 * Opens sealed frames, keeps the attachments among them and judges the work: attachments first (protocol.md, rule 6). Each envelope counts as
 * its own device's, whoever brought it: it is that device's signature that is checked. One answer for each frame, in order. With `onlyOf`,
 * what other devices made stays closed.
 */
export const deliverSealed = async (
  sealed: readonly Buffer[],
  { gateway, reportBug, carrierId, onlyOf = null }: SealedDelivery & { readonly onlyOf?: string | null },
): Promise<readonly SealedOutcome[]> => {
  const keys = pairOf(gateway.keys.sealing);
  const opened = sealed
    .map((bytes) => openSealed(bytes, keys))
    .map((each) => (onlyOf === null || (each !== null && makerOf(each) === onlyOf) ? each : null));
  const makers = await findMakers(gateway, opened);
  const results: SealedOutcome[] = opened.map(() => null);
  for (const [place, each] of opened.entries()) {
    if (each?.kind !== 'piece' || !makers.has(each.piece.deviceId)) continue;
    const carrier = { carrierId, at: gateway.clock() };
    const result = await receiveCarriedPiece(gateway.database, each.piece, carrier);
    results[place] = { kind: 'piece', result };
  }
  for (const [deviceId, device] of makers) {
    const placed = opened.flatMap((each, place) =>
      each?.kind === 'work' && each.entry.deviceId === deviceId ? [{ entry: each.entry, place }] : [],
    );
    const envelopes = placed.map(({ entry: { content, signature } }) => ({ content, signature }));
    const outcomes =
      envelopes.length === 0
        ? []
        : await deliverBatch(envelopes, { gateway, device, reportBug, isCarried: true });
    placed.forEach(({ entry, place }, index) => {
      const outcome = outcomes[index];
      results[place] = outcome === undefined ? null : { kind: 'work', entry, outcome };
    });
  }
  return results;
};
