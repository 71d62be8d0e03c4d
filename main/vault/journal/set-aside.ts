import { existsSync, truncateSync } from 'node:fs';
import { readingFile } from '../../../central/api/byte-source.ts';
import { headerBytes, journalHeader, type Frame } from '../../../central/api/journal-frames.ts';
import { flushFile, replaceFile } from '../../platform/files.ts';
import type { Log } from '../../platform/log.ts';

/** A name that no file has yet, for what is damaged of this one. */
export const nameAside = (file: string): string => {
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  return `${file}.damaged-${number}`;
};

/** What cannot be read lies behind all that can: a write that the power cut, or a full disk, broke off. */
export const isTornAtEnd = (frames: readonly Frame[]): boolean =>
  frames.every(({ from }, at) => from === (frames[at - 1]?.to ?? headerBytes));

/**
 * Copies what lies behind the last whole record into a file of its own, under a header, so that every tool reads it; then cuts it off. A
 * disk that has no room for that leaves it where it is: the reader passes over it.
 */
export const setTailAside = (
  { file, recipient, log }: { readonly file: string; readonly recipient: Buffer; readonly log: Log },
  frames: readonly Frame[],
): void => {
  const end = frames.at(-1)?.to ?? headerBytes;
  try {
    readingFile(file, (source) =>
      replaceFile(nameAside(file), (write) => {
        write(journalHeader(recipient));
        for (let from = end; from < source.length; from += windowBytes)
          write(source.subarray(from, Math.min(source.length, from + windowBytes)));
      }),
    );
    truncateSync(file, end);
    flushFile(file);
  } catch (error) {
    log.error('journal/tail-not-set-aside', { error });
  }
};

const windowBytes = 1024 * 1024;
