import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointsTable } from '../../../../preload/contract/identity.ts';
import { Button } from '../../../components/button.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useCodedText } from '../../../language/coded-text.ts';
import { useLanguage } from '../../../language/language-context.tsx';
import { hasExpiry, isWhole, piecesOf, type Piece } from './points-draft.ts';

type PieceFieldsProps = {
  readonly table: PointsTable;
  readonly countries: readonly string[];
  readonly piece: Piece;
  readonly onChange: (piece: Piece) => void;
  readonly onAdd: (piece: Piece) => void;
};

/** One more document, before it is added to the count. */
export const PieceFields = ({ table, countries, piece, onChange, onAdd }: PieceFieldsProps) => {
  const { t } = useTranslation(['identity', 'interaction']);
  const pack = useCodedText('pack');
  const regions = new Intl.DisplayNames(useLanguage().language.locale, { type: 'region' });
  const [isTried, setIsTried] = useState(false);
  const add = (): void => {
    setIsTried(!isWhole(table, piece));
    if (isWhole(table, piece)) onAdd(hasExpiry(table, piece) ? piece : { ...piece, expiresOn: null });
  };
  return (
    <div className="stack stack-tight">
      <div className="document-fields">
        <SelectField
          label={t('points.kind')}
          value={piece.documentKind}
          onChange={(documentKind) => onChange({ ...piece, documentKind })}
          choices={piecesOf(table).map(({ documentKind, points }) => ({
            value: documentKind,
            label: t('points.kindPoints', { kind: pack.text(`documentKind.${documentKind}`), count: points }),
          }))}
        />
        <SelectField
          label={t('interaction:identity.country')}
          value={piece.issuingCountry}
          onChange={(issuingCountry) => onChange({ ...piece, issuingCountry })}
          choices={countries.map((value) => ({ value, label: regions.of(value) ?? value }))}
        />
        <TextField
          label={t('points.number')}
          value={piece.number}
          onChange={(number) => onChange({ ...piece, number })}
          isIdentifier
          maxLength={40}
          autoComplete="off"
          error={isTried && !isWhole(table, piece) ? t('points.incomplete') : null}
        />
        {hasExpiry(table, piece) ? (
          <DateField
            label={t('points.expires')}
            value={piece.expiresOn}
            onChange={(expiresOn) => onChange({ ...piece, expiresOn })}
          />
        ) : null}
      </div>
      <div className="row">
        <Button onPress={add}>{t('points.add')}</Button>
      </div>
    </div>
  );
};
