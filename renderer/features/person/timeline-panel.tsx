import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../preload/contract/person.ts';
import { LegalState } from '../../components/legal-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SourceName } from '../../components/source-name.tsx';
import { Withdrawn } from '../../components/withdrawn.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import type { FileProps } from './person-head.tsx';
import { kindsOf } from './timeline-kinds.ts';

/** Above this many lines only those in view are drawn (architecture.md: the renderer). */
const virtualAbove = 100;
const everything = 'everything';

const useEntryText = (): ((entry: TimelineEntry) => string) => {
  const pack = useCodedText('pack');
  const format = useFormat();
  return ({ kind, params }) => pack.text(`timeline.${kind}`, shownParams(params, format));
};

const Aside = ({ entry }: { readonly entry: TimelineEntry }) => (
  <>
    {entry.legalState === null ? null : <LegalState state={entry.legalState} />}
    <SourceName provenance={entry.provenance} />
    {entry.withdrawn === null ? null : <Withdrawn {...entry.withdrawn} />}
  </>
);

type EntriesProps = { readonly label: string; readonly entries: readonly TimelineEntry[] };

const ShortTimeline = ({ label, entries }: EntriesProps) => {
  const text = useEntryText();
  return (
    <Timeline
      label={label}
      items={entries.map((entry) => ({
        id: entry.entryId,
        at: entry.at,
        title: text(entry),
        aside: <Aside entry={entry} />,
      }))}
    />
  );
};

/** The same lines in a place of their own that scrolls; the number of all of them is told, though only some are drawn. */
const LongTimeline = ({ label, entries }: EntriesProps) => {
  const text = useEntryText();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: () => 92,
    overscan: 8,
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <div ref={place} className="long-timeline" role="group" aria-label={label} tabIndex={0}>
      <ol className="timeline" style={{ blockSize: lines.getTotalSize(), position: 'relative' }}>
        {lines.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <li
              key={key}
              ref={lines.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              className="timeline-item long-timeline-line"
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              <time dateTime={entry.at} className="timeline-day">
                {format.day(entry.at)}
              </time>
              <div>{text(entry)}</div>
              <div className="row row-tight">
                <Aside entry={entry} />
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
};

/** Everything that has happened, newest first, whichever office it came from. */
export const TimelinePanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const names = useCodedText('person');
  const [kind, setKind] = useState(everything);
  const kinds = kindsOf(file.timeline).filter(({ kind }) => names.has(`timeline.kind.${kind}`));
  const entries = kind === everything ? file.timeline : file.timeline.filter((entry) => entry.kind === kind);
  const label = t('section.timeline');
  const Entries = entries.length > virtualAbove ? LongTimeline : ShortTimeline;
  return (
    <Panel title={label}>
      {file.timeline.length === 0 ? <p className="quiet">{t('timeline.none')}</p> : null}
      {kinds.length < 2 ? null : (
        <SelectField
          label={t('timeline.filter')}
          value={kind}
          onChange={setKind}
          choices={[
            { value: everything, label: t('timeline.all') },
            ...kinds.map(({ kind, count }) => ({
              value: kind,
              label: names.text(`timeline.kind.${kind}`),
              detail: String(count),
            })),
          ]}
        />
      )}
      <Entries label={label} entries={entries} />
    </Panel>
  );
};
