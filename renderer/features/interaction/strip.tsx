import { useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { PiecePanel } from './piece-panel.tsx';
import type { PieceProps } from './piece-panel.tsx';
import { stripPieces, stripSigns } from './strip-signs.ts';
import type { StripPiece, StripSign } from './strip-signs.ts';
import { useStripWords } from './strip-words.ts';
import './strip.css';

/** One shape for each sign, so that it is told apart without colour: disc, ring, diamond, square. */
const Shape = ({ sign }: { readonly sign: StripSign }) => (
  <span aria-hidden className={`strip-shape strip-shape-${sign}`} />
);

type PieceButtonProps = {
  readonly piece: StripPiece;
  readonly sign: StripSign;
  readonly words: string;
  readonly isOpen: boolean;
  readonly panelId: string;
  readonly onPress: () => void;
};

const PieceButton = ({ piece, sign, words, isOpen, panelId, onPress }: PieceButtonProps) => {
  const { t } = useTranslation('interaction');
  return (
    <Button
      className={`strip-piece strip-${sign}`}
      id={pieceId(piece)}
      aria-expanded={isOpen}
      {...(isOpen ? { 'aria-controls': panelId } : {})}
      onPress={onPress}
    >
      <span className="strip-term">
        <Shape sign={sign} />
        {t(`strip.piece.${piece}`)}
        <span className="hidden">{`, ${t(`strip.sign.${sign}`)}: `}</span>
      </span>
      <span className="strip-words" dir="auto">
        {words}
      </span>
    </Button>
  );
};

const pieceId = (piece: StripPiece): string => `strip-${piece}`;

type DrawerProps = PieceProps & { readonly id: string };

/** What stands behind a piece, below the strip; takes the focus as it opens, gives it back to the piece as it closes. */
const Drawer = ({ id, ...props }: DrawerProps) => {
  const { t } = useTranslation('interaction');
  const { piece, onDone } = props;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.focus();
  }, []);
  const close = (): void => {
    onDone();
    document.getElementById(pieceId(piece))?.focus();
  };
  useShortcuts([{ keys: 'Escape', label: t('strip.close'), run: close }]);
  return (
    <div
      ref={place}
      id={id}
      role="group"
      tabIndex={-1}
      aria-labelledby={pieceId(piece)}
      className="strip-drawer"
    >
      <PiecePanel {...props} />
      <Button className="button button-quiet button-small strip-close" onPress={close}>
        {t('strip.close')}
      </Button>
    </div>
  );
};

export type StripProps = Omit<PieceProps, 'piece' | 'onDone'>;

/** The strip of truth: who, with whom, how we know, on what ground, what for, in which mode. Alt and a number opens a piece. */
export const Strip = (props: StripProps) => {
  const { t } = useTranslation('interaction');
  const [open, setOpen] = useState<StripPiece | null>(null);
  const drawerId = useId();
  const signs = stripSigns(props.interaction, props.answer);
  const words = useStripWords(props);
  const toggle = (piece: StripPiece): void => setOpen((now) => (now === piece ? null : piece));
  useShortcuts(
    stripPieces.map((piece, index) => ({
      keys: `Alt+${String(index + 1)}`,
      label: t(`strip.piece.${piece}`),
      run: () => toggle(piece),
    })),
  );
  return (
    <section className="strip" aria-label={t('strip.label')}>
      <div className="strip-pieces">
        {stripPieces.map((piece) => (
          <PieceButton
            key={piece}
            piece={piece}
            sign={signs[piece]}
            words={words[piece]}
            isOpen={open === piece}
            panelId={drawerId}
            onPress={() => toggle(piece)}
          />
        ))}
      </div>
      {open === null ? null : (
        <Drawer key={open} {...props} id={drawerId} piece={open} onDone={() => setOpen(null)} />
      )}
    </section>
  );
};
