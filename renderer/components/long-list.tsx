import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import './long-list.css';

/** Up to here all rows are drawn: find-in-page and readers then see the whole list. */
const drawnAtOnce = 100;

export type LongListProps<T> = {
  readonly label: string;
  readonly items: readonly T[];
  readonly itemKey: (item: T) => string;
  readonly row: (item: T) => ReactNode;
  /** A guess; the rows are measured. */
  readonly rowHeightPx: number;
};

/** A list that scrolls with the page and stays fast however long it is. */
export const LongList = <T,>(props: LongListProps<T>) => {
  const { label, items, itemKey, row } = props;
  if (items.length > drawnAtOnce) return <WindowedList {...props} />;
  return (
    <ul className="long-list" aria-label={label}>
      {items.map((item) => (
        <li key={itemKey(item)}>{row(item)}</li>
      ))}
    </ul>
  );
};

const WindowedList = <T,>({ label, items, itemKey, row, rowHeightPx }: LongListProps<T>) => {
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    scrollMargin: offset,
  });
  return (
    <ul
      ref={list}
      className="long-list long-list-windowed"
      aria-label={label}
      style={{ blockSize: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={itemKey(item)}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ translate: `0 ${start - offset}px` }}
          >
            {row(item)}
          </li>
        );
      })}
    </ul>
  );
};
