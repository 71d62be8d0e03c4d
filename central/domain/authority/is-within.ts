/** A day from the first to the last on which something holds, both included; null is open. All are `YYYY-MM-DD`. */
export const isWithin = (from: string | null, until: string | null, day: string): boolean =>
  (from === null || from <= day) && (until === null || until >= day);
