import daApp from '../../resources/locales/da/app.json';
import daAttachment from '../../resources/locales/da/attachment.json';
import daAuthority from '../../resources/locales/da/authority.json';
import daBoard from '../../resources/locales/da/board.json';
import daConsent from '../../resources/locales/da/consent.json';
import daCourier from '../../resources/locales/da/courier.json';
import daFind from '../../resources/locales/da/find.json';
import daHome from '../../resources/locales/da/home.json';
import daIdentity from '../../resources/locales/da/identity.json';
import daInteraction from '../../resources/locales/da/interaction.json';
import daMandate from '../../resources/locales/da/mandate.json';
import daOutbox from '../../resources/locales/da/outbox.json';
import daParked from '../../resources/locales/da/parked.json';
import daPerson from '../../resources/locales/da/person.json';
import daProblem from '../../resources/locales/da/problem.json';
import daProtection from '../../resources/locales/da/protection.json';
import daReview from '../../resources/locales/da/review.json';
import daService from '../../resources/locales/da/service.json';
import daSession from '../../resources/locales/da/session.json';
import enApp from '../../resources/locales/en/app.json';
import enAttachment from '../../resources/locales/en/attachment.json';
import enAuthority from '../../resources/locales/en/authority.json';
import enBoard from '../../resources/locales/en/board.json';
import enConsent from '../../resources/locales/en/consent.json';
import enCourier from '../../resources/locales/en/courier.json';
import enFind from '../../resources/locales/en/find.json';
import enHome from '../../resources/locales/en/home.json';
import enIdentity from '../../resources/locales/en/identity.json';
import enInteraction from '../../resources/locales/en/interaction.json';
import enMandate from '../../resources/locales/en/mandate.json';
import enOutbox from '../../resources/locales/en/outbox.json';
import enParked from '../../resources/locales/en/parked.json';
import enPerson from '../../resources/locales/en/person.json';
import enProblem from '../../resources/locales/en/problem.json';
import enProtection from '../../resources/locales/en/protection.json';
import enReview from '../../resources/locales/en/review.json';
import enService from '../../resources/locales/en/service.json';
import enSession from '../../resources/locales/en/session.json';
import daTrip from '../../resources/locales/da/trip.json';
import enTrip from '../../resources/locales/en/trip.json';
import daPack from '../../resources/packs/dk/locales/da.json';
import enPack from '../../resources/packs/dk/locales/en.json';

/** Every text of the page, one namespace for each file. English is the one the types of the keys come from. */
export const texts = {
  en: {
    app: enApp,
    attachment: enAttachment,
    authority: enAuthority,
    board: enBoard,
    consent: enConsent,
    courier: enCourier,
    find: enFind,
    home: enHome,
    identity: enIdentity,
    interaction: enInteraction,
    mandate: enMandate,
    outbox: enOutbox,
    pack: enPack,
    parked: enParked,
    person: enPerson,
    problem: enProblem,
    protection: enProtection,
    review: enReview,
    service: enService,
    session: enSession,
    trip: enTrip,
  },
  da: {
    app: daApp,
    attachment: daAttachment,
    authority: daAuthority,
    board: daBoard,
    consent: daConsent,
    courier: daCourier,
    find: daFind,
    home: daHome,
    identity: daIdentity,
    interaction: daInteraction,
    mandate: daMandate,
    outbox: daOutbox,
    pack: daPack,
    parked: daParked,
    person: daPerson,
    problem: daProblem,
    protection: daProtection,
    review: daReview,
    service: daService,
    session: daSession,
    trip: daTrip,
  },
} as const;

export type Texts = (typeof texts)['en'];
