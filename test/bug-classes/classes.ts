/** A way in which programs that work without a network have lost, doubled or given away what people wrote. */
type BugClass = {
  /** Also the name of its test: `Lost update` is shown in `lost-update.test.ts`. */
  readonly name: string;
  /** Where users met it: repository and number of the thread. */
  readonly seenIn: readonly [string, ...(readonly string[])];
  readonly mustHold: string;
  /** Copies of ours with the bug put in; each has to be noticed by the check that the real code passes. */
  readonly seeded: readonly [string, ...(readonly string[])];
};

/** All of them, in the order in which they were gathered. */
export const bugClasses = [
  {
    name: 'Stuck queue: sending without end',
    seenIn: ['opencrvs/opencrvs-core#12292', 'opencrvs/opencrvs-core#9866', 'opencrvs/opencrvs-core#13326'],
    mustHold:
      'an item in "sending" is sent again after a crash, and attachments go before the work that names them',
    seeded: [
      'an item in "sending" has no lease that runs out',
      'work leaves before its attachments',
      'an upload that central has forgotten is believed to be there',
    ],
  },
  {
    name: 'Stuck queue: waiting for an event',
    seenIn: [
      'powersync-ja/powersync.dart#253',
      'powersync-ja/powersync.dart#307',
      'powersync-ja/powersync.dart#308',
    ],
    mustHold: 'within 30 seconds after the link is back the queue is empty, though nothing else happens',
    seeded: ['the loop goes on only when something wakes it', 'a failed upload is not tried again by itself'],
  },
  {
    name: 'Stuck queue: lost wake-up',
    seenIn: ['getodk/collect#5473'],
    mustHold: 'work that is queued while others are being sent is sent too',
    seeded: ['work that was queued during a drain is not seen', 'only what was told of is looked for'],
  },
  {
    name: 'Poison message',
    seenIn: ['khushi897920-lang/hercycle-ai#313'],
    mustHold: 'one bad item holds up no other, and a refused sign-in is not the end of an item',
    seeded: ['one bad item holds up all that come after it', 'a refused sign-in parks what was being sent'],
  },
  {
    name: 'Poison message: wrong deletion',
    seenIn: ['RatLoopz/sahidawa-india#4072'],
    mustHold: 'only a receipt that verifies releases an item; what is refused is put aside with its reason',
    seeded: ['an item that central refused is deleted', 'a receipt that nobody signed releases the item'],
  },
  {
    name: 'False dead-letter',
    seenIn: ['boardsesh/boardsesh#5305'],
    mustHold: 'a vault that is busy when central has answered changes nothing about the work',
    seeded: ['what could not be written down counts as a failed send, and is given up'],
  },
  {
    name: 'Duplicate submission: answer lost after commit',
    seenIn: [
      'open-learning-exchange/myplanet#14415',
      'opencrvs/opencrvs-core#2062',
      'codalab/codabench#2425',
    ],
    mustHold: 'what is sent again because the answer was lost has one effect',
    seeded: [
      'central does not remember what it has taken',
      'a repetition after a lost answer comes under another id',
    ],
  },
  {
    name: 'Duplicate submission: no lasting id',
    seenIn: ['SEL-Columbia/formhub#678', 'getodk/getodk#50', 'getodk/collect#3517'],
    mustHold: 'a piece of work has one id for life, and central keeps each id once',
    seeded: ['each attempt makes an id of its own'],
  },
  {
    name: 'Key computed, never sent',
    seenIn: ['SandeepVashishtha/Eventra#17854'],
    mustHold: 'the bytes on the wire carry id, signature and digest, and the same ones at each attempt',
    seeded: [
      'the id is made, and left out of what is sent',
      'the request is signed, and its headers stay at home',
    ],
  },
  {
    name: 'Attachment split into duplicates',
    seenIn: ['Cadasta/cadasta-platform#792'],
    mustHold: 'a large attachment arrives as one, and the work that names it takes effect when it is whole',
    seeded: [
      'each piece is uploaded as a document of its own',
      'central does not look whether the attachments are there',
    ],
  },
  {
    name: 'Attachment loss',
    seenIn: [
      'apache/pouchdb#3932',
      'couchbase/couchbase-lite-java-core#1272',
      'couchbase/couchbase-lite-ios#1440',
    ],
    mustHold: 'an attachment stays here, byte for byte, until the receipt of the work that names it',
    seeded: [
      'an attachment is let go when it has been uploaded',
      'an attachment is let go with the first work that named it',
    ],
  },
  {
    name: 'Data deleted after a failed send',
    seenIn: ['getodk/getodk#1017'],
    mustHold: 'what was not received stays, also on a machine that is cleaned up years later',
    seeded: ['an item is deleted after a send that failed', 'old work is cleaned up, sent or not'],
  },
  {
    name: 'Lost update',
    seenIn: ['Nozbe/WatermelonDB#1374', 'Nozbe/WatermelonDB#649'],
    mustHold:
      'what is written during a push is kept, nothing overwrites what its author had not seen, and what is gone stays gone',
    seeded: [
      'what was queued during a push is marked as sent with it',
      'central does not look at what was changed since',
      'what was kept unread about somebody brings them back',
    ],
  },
  {
    name: 'Lost conflict',
    seenIn: ['apache/pouchdb#4651', 'apache/pouchdb#2955'],
    mustHold: 'a conflict is put before a person with both sides',
    seeded: ['work in conflict is dropped', 'what central has in its place is not kept'],
  },
  {
    name: 'Clock ahead',
    seenIn: ['dynos-fit/dynos-sync#93', 'heapwolf/level-replicator#4'],
    mustHold: 'how far was pulled is what central says, whatever the clock of the machine says',
    seeded: [
      'the cursor comes from the clock of the machine',
      'what is asked for begins where the clock of the machine stands',
    ],
  },
  {
    name: 'Two clocks for back-off',
    seenIn: ['margince/margince#1346'],
    mustHold: 'a wait ends by the clock that it was set by: neither early nor late',
    seeded: [
      'whether a wait is over is read from a clock that is behind',
      'whether a wait is over is read from a clock that is ahead',
    ],
  },
  {
    name: 'Outbox leaks between users',
    seenIn: ['opencrvs/opencrvs-core#9946'],
    mustHold: 'unsent work stays, under the name of its author, and only the author and supervisors read it',
    seeded: [
      'the queue goes when another user comes to the machine',
      'the outbox shows everybody everything',
      'work is sent under the name of whoever is signed in',
    ],
  },
  {
    name: 'Rights changed while offline',
    seenIn: ['opencrvs/opencrvs-core#10604'],
    mustHold:
      'work whose right is gone is put aside with the reason, kept for the supervisor, and not in effect',
    seeded: [
      'work whose right was taken away meanwhile leaves the outbox',
      'central goes by the rights as they were',
    ],
  },
  {
    name: 'Disk full',
    seenIn: ['element-hq/element-web#18895', 'owncloud/client#5357', 'Expensify/App#87869'],
    mustHold: 'a full disk is told, empties nothing, and sync goes on by itself when there is room',
    seeded: [
      'sync stops at a full disk and says nothing',
      'settings are emptied before they are written anew',
    ],
  },
  {
    name: 'Power failure',
    seenIn: ['couchbase/couchbase-lite-ios#1482', 'gsd-build/gsd-2#5189'],
    mustHold: 'what was acknowledged is on the disk, wherever the power goes',
    seeded: [
      'the whole is exported over the old file',
      'the export comes now and then',
      'the vault does not wait for the disk',
    ],
  },
  {
    name: 'Second SQLite opens the file',
    seenIn: ['utelle/SQLite3MultipleCiphers#119', 'optave/ops-codegraph-tool#728'],
    mustHold: 'one instance and one SQLite library work on a vault, and a crash leaves no lock behind',
    seeded: [
      'nothing locks the folder',
      'a lock file outlives the process that made it',
      'a second SQLite library opens the locked file',
      'a module brings its own SQLite',
    ],
  },
  {
    name: 'Keyring changed',
    seenIn: [
      'signalapp/Signal-Desktop#6962',
      'signalapp/Signal-Desktop#7005',
      'signalapp/Signal-Desktop#7944',
    ],
    mustHold: 'a key that is lost loses no work, and no key lies where it can be read',
    seeded: [
      'a machine without its key begins anew over the old files',
      'the key lies beside the vault in plain form',
    ],
  },
] as const satisfies readonly BugClass[];

export type ClassName = (typeof bugClasses)[number]['name'];
export type SeededIn<Name extends ClassName> = Extract<
  (typeof bugClasses)[number],
  { readonly name: Name }
>['seeded'][number];

/** `Poison message: wrong deletion` -> `poison-message-wrong-deletion`: the file in which it is shown. */
export const fileNameOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.test.ts`;
