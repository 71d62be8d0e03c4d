import type { z } from 'zod';
import type { IdentityOffer, PointsTable, ShownDocument } from '../../../../preload/contract/identity.ts';

export type Piece = z.infer<typeof ShownDocument>;

/** The documents of the table in its order, each once. */
export const piecesOf = (
  table: PointsTable,
): readonly PointsTable['categories'][number]['documents'][number][] =>
  table.categories.flatMap(({ documents }) => documents);

export const emptyPiece = (offer: IdentityOffer, shown: readonly Piece[]): Piece => {
  const all = offer.points === null ? [] : piecesOf(offer.points);
  const next = all.find(({ documentKind }) => !shown.some((each) => each.documentKind === documentKind));
  return {
    documentKind: next?.documentKind ?? all[0]?.documentKind ?? '',
    number: '',
    issuingCountry: offer.countries[0] ?? '',
    expiresOn: null,
  };
};

export const hasExpiry = (table: PointsTable, { documentKind }: Piece): boolean =>
  piecesOf(table).some((entry) => entry.documentKind === documentKind && entry.hasExpiry);

export const isWhole = (table: PointsTable, piece: Piece): boolean =>
  piece.number.trim() !== '' && (!hasExpiry(table, piece) || piece.expiresOn !== null);
