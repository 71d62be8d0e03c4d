import type { PersonRecord, RelatedRecord } from '../../../central/api/records.ts';
import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** The tables that hold what a person has several of. */
const partTables = [
  'former_name',
  'contact_point',
  'related_person',
  'benefit',
  'payment_account',
  'court_order',
  'business_role',
] as const;

export const deletePersonParts = (db: WriteDb, personKey: number): void => {
  for (const table of partTables) statement(db, `DELETE FROM ${table} WHERE person_key = ?`).run(personKey);
};

/** In the order of the record, which is the order they are shown in. */
export const insertPersonParts = (db: WriteDb, key: number, person: PersonRecord): void => {
  insertFormerNames(db, key, person.formerNames);
  insertContacts(db, key, person.contacts);
  insertRelated(db, key, person);
  insertBenefits(db, key, person.benefits);
  insertAccount(db, key, person.account);
  insertCourtOrders(db, key, person.courtOrders);
  insertBusinessRoles(db, key, person.businessRoles);
};

const insertFormerNames = (db: WriteDb, key: number, names: PersonRecord['formerNames']): void => {
  const insert = statement(db, 'INSERT INTO former_name VALUES (?, ?, ?)');
  names.forEach((name, ordinal) => insert.run(key, ordinal, name));
};

const insertContacts = (db: WriteDb, key: number, contacts: PersonRecord['contacts']): void => {
  const insert = statement(db, 'INSERT INTO contact_point VALUES (?, ?, ?, ?, ?, ?, ?)');
  contacts.forEach(({ kind, value, isVerified, asOf }, ordinal) => {
    const numberEnd = kind === 'phone' ? value.replace(/\D/g, '').slice(-8) : null;
    insert.run(key, ordinal, kind, value, numberEnd, isVerified ? 1 : 0, asOf);
  });
};

/** Most relations hold without a day or a matter: a row without those columns is measurably faster for a first filling. */
const insertRelated = (db: WriteDb, key: number, { household, relations }: PersonRecord): void => {
  const insert = statement(db, relatedSql);
  const insertOne = (isHousehold: 0 | 1, ordinal: number, related: RelatedRecord): void => {
    const { personId, name, birthDate, relation, from, until, matters } = related;
    if (from === null && until === null && matters === null) {
      insert.run(key, ordinal, isHousehold, personId, name, birthDate, relation);
      return;
    }
    statement(db, relatedWithTermsSql).run(
      key,
      ordinal,
      isHousehold,
      personId,
      name,
      birthDate,
      relation,
      from,
      until,
      matters,
    );
  };
  household.forEach((related, index) => insertOne(1, index, related));
  relations.forEach((related, index) => insertOne(0, household.length + index, related));
};

const relatedSql = `INSERT INTO related_person (person_key, ordinal, is_household, related_id, name, birth_date, relation)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const relatedWithTermsSql = 'INSERT INTO related_person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

const insertBenefits = (db: WriteDb, key: number, benefits: PersonRecord['benefits']): void => {
  const insert = statement(db, 'INSERT INTO benefit VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  benefits.forEach(({ benefitId, kind, monthlyAmountMinor, currency, status, nextPaymentOn }, ordinal) => {
    insert.run(key, ordinal, benefitId, kind, monthlyAmountMinor, currency, status, nextPaymentOn);
  });
};

const insertAccount = (db: WriteDb, key: number, account: PersonRecord['account']): void => {
  if (account === null) return;
  statement(db, 'INSERT INTO payment_account VALUES (?, ?, ?, ?, ?, ?)').run(
    key,
    account.registrationNumber,
    account.accountNumber,
    account.bankName,
    account.country,
    account.asOf,
  );
};

const insertCourtOrders = (db: WriteDb, key: number, orders: PersonRecord['courtOrders']): void => {
  if (orders.length === 0) return;
  const insert = statement(db, 'INSERT INTO court_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  orders.forEach(({ orderId, kind, personId, personName, matters, court, madeOn, validUntil }, ordinal) => {
    insert.run(key, ordinal, orderId, kind, personId, personName, matters, court, madeOn, validUntil);
  });
};

const insertBusinessRoles = (db: WriteDb, key: number, roles: PersonRecord['businessRoles']): void => {
  if (roles.length === 0) return;
  const insert = statement(db, 'INSERT INTO business_role VALUES (?, ?, ?, ?, ?, ?, ?)');
  roles.forEach(({ organisationId, organisationName, role, from, until }, ordinal) => {
    insert.run(key, ordinal, organisationId, organisationName, role, from, until);
  });
};
