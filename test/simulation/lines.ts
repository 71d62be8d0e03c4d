import type { Envelope } from '../../central/api/sync.ts';
import type { ReviewCase } from '../../central/domain/judge-review.ts';
import { firstOf, type Line } from '../../central/domain/lines.ts';
import { keepMap } from './keep-map.ts';

type Piece = { readonly id: string; readonly tookEffect: boolean } & Pick<Envelope, 'lane' | 'deviceId'>;

/** What central's tables tell of the lines of amendments, kept in the plainest way. */
export class SimulatedLines {
  readonly withdrawn = new Set<string>();
  #pieces = new Map<string, readonly Piece[]>();

  judge(envelope: Envelope, isAccepted: boolean): void {
    if (envelope.kind === 'work-withdrawn') {
      if (isAccepted) this.withdrawn.add(envelope.payload.envelopeId);
      return;
    }
    if (envelope.kind !== 'act-completed') return;
    const { id, lane, deviceId } = envelope;
    const first = firstOf(envelope);
    const pieces = this.#pieces.get(first) ?? [];
    this.#pieces.set(first, [...pieces, { id, lane, deviceId, tookEffect: isAccepted }]);
  }

  copy(): () => void {
    const [pieces, withdrawn] = [keepMap(this.#pieces), [...this.withdrawn]];
    return () => {
      pieces();
      this.withdrawn.clear();
      for (const first of withdrawn) this.withdrawn.add(first);
    };
  }

  standing(reviewCases: ReadonlyMap<string, ReviewCase>): ReadonlyMap<string, Line> {
    const firsts = new Set([...this.#pieces.keys(), ...this.withdrawn]);
    return new Map([...firsts].map((first) => [first, this.#line(first, reviewCases)]));
  }

  #line(first: string, reviewCases: ReadonlyMap<string, ReviewCase>): Line {
    const pieces = this.#pieces.get(first) ?? [];
    const [oldest] = pieces;
    const took = pieces.some(({ tookEffect }) => tookEffect) ? 'took-effect' : null;
    return {
      settled: this.withdrawn.has(first) ? 'withdrawn' : took,
      origin:
        oldest === undefined
          ? null
          : { subjectId: oldest.lane, deviceId: oldest.deviceId, isOfThisCentre: true },
      reviewCases: pieces.flatMap(({ id }) => reviewCases.get(`review-${id}`) ?? []),
    };
  }
}
