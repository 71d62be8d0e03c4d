import { actingPeople } from './0330-acting-people.ts';
import { reviewDrafts } from './0340-review-drafts.ts';
import { device } from './0010-device.ts';
import { replica } from './0020-replica.ts';
import { search } from './0030-search.ts';
import { interactions } from './0040-interactions.ts';
import { acts } from './0050-acts.ts';
import { outbox } from './0060-outbox.ts';
import { audit } from './0070-audit.ts';
import { registers } from './0080-registers.ts';
import { mandates } from './0090-mandates.ts';
import { consentsAndReviews } from './0110-consents-and-reviews.ts';
import { identity } from './0100-identity.ts';
import { ownView } from './0115-own-view.ts';
import { attachments } from './0120-attachments.ts';
import { parked } from './0130-parked.ts';
import { clockAndCourier } from './0140-clock-and-courier.ts';
import { retention } from './0150-retention.ts';
import { carriedDocuments } from './0160-carried-documents.ts';
import { link } from './0180-link.ts';
import { amendments } from './0190-amendments.ts';
import { trips } from './0200-trips.ts';
import { contacts } from './0220-contacts.ts';
import { rescuedWork } from './0230-rescued-work.ts';
import { unreadableJournals } from './0240-unreadable-journals.ts';
import { auditCheckpoint } from './0250-audit-checkpoint.ts';
import { causeOfEnd } from './0260-cause-of-end.ts';
import { serviceBoard } from './0270-service-board.ts';
import { feedVersion } from './0280-feed-version.ts';
import { broughtAgain } from './0290-brought-again.ts';
import { certificate } from './0300-certificate.ts';
import { owedAgain } from './0310-owed-again.ts';
import { proofOfParty } from './0320-proof-of-party.ts';
import type { Migration } from './migration.ts';

/** In order; `migrate` refuses a list that does not grow. */
export const allMigrations: readonly Migration[] = [
  device,
  replica,
  search,
  interactions,
  acts,
  outbox,
  audit,
  registers,
  mandates,
  identity,
  consentsAndReviews,
  ownView,
  attachments,
  parked,
  clockAndCourier,
  retention,
  carriedDocuments,
  link,
  amendments,
  trips,
  contacts,
  rescuedWork,
  unreadableJournals,
  auditCheckpoint,
  causeOfEnd,
  serviceBoard,
  feedVersion,
  broughtAgain,
  certificate,
  owedAgain,
  proofOfParty,
  actingPeople,
  reviewDrafts,
];
