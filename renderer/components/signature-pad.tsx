import { Eraser, X } from 'lucide-react';
import { useId, useRef } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { crossMark, padHeight, padWidth, signaturePath } from './signature-path.ts';
import type { Stroke } from './signature-path.ts';
import './signature-pad.css';

export type SignaturePadProps = {
  readonly label: string;
  readonly help: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
  readonly error?: string | null;
};

const pointOf = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
  const box = event.currentTarget.getBoundingClientRect();
  return [
    ((event.clientX - box.left) / box.width) * padWidth,
    ((event.clientY - box.top) / box.height) * padHeight,
  ];
};

/**
 * A box to sign in, with pen, finger or mouse. Who cannot draw gives a mark by a button, from the keyboard too: the staff member is
 * the witness.
 */
export const SignaturePad = ({ label, help, strokes, onChange, error = null }: SignaturePadProps) => {
  const { t } = useTranslation('app');
  const id = useId();
  const isDown = useRef(false);
  const path = signaturePath(strokes);

  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    onChange([...strokes, [pointOf(event)]]);
  };
  const draw = (event: PointerEvent<SVGSVGElement>): void => {
    if (!isDown.current) return;
    const current = strokes.at(-1) ?? [];
    onChange([...strokes.slice(0, -1), [...current, pointOf(event)]]);
  };
  const end = (): void => {
    isDown.current = false;
  };

  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-help`}>
      <span id={`${id}-label`} className="field-label">
        {label}
      </span>
      <span id={`${id}-help`} className="field-help">
        {help}
      </span>
      {error === null ? null : <span className="field-error">{error}</span>}
      <svg
        className="signature"
        viewBox={`0 0 ${String(padWidth)} ${String(padHeight)}`}
        role="img"
        aria-label={t(path === '' ? 'signature.empty' : 'signature.given')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line className="signature-line" x1="60" y1="240" x2={padWidth - 60} y2="240" />
        <path className="signature-ink" d={path} />
      </svg>
      <div className="row row-tight">
        <Button
          size="small"
          icon={<Eraser aria-hidden size={16} />}
          isDisabled={path === ''}
          onPress={() => onChange([])}
        >
          {t('signature.clear')}
        </Button>
        <Button size="small" icon={<X aria-hidden size={16} />} onPress={() => onChange(crossMark)}>
          {t('signature.mark')}
        </Button>
        <span className="quiet small">{t('signature.markHelp')}</span>
      </div>
    </div>
  );
};
