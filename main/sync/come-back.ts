import type { Transport } from './ports.ts';

type RenewLease = Transport['renewLease'];

/**
 * Central may be put back from a copy that is older than this machine's enrolment: then it knows no such machine, and takes it back by the
 * certificate that it gave with the last lease. Asked only where it says so; what it answers then is a lease like any other.
 */
export const renewOrComeBack =
  ({
    renewLease,
    readmit,
    findCertificate,
  }: {
    readonly renewLease: RenewLease;
    readonly readmit: (certificate: string, signal: AbortSignal) => ReturnType<RenewLease>;
    /** Null where central never gave one. */
    readonly findCertificate: () => string | null;
  }): RenewLease =>
  async (signal) => {
    const answer = await renewLease(signal);
    if (answer.kind !== 'sign-in-needed' || answer.code !== 'device/unknown') return answer;
    const certificate = findCertificate();
    return certificate === null ? answer : readmit(certificate, signal);
  };
