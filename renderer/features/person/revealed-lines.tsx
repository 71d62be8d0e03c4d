import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevealedContact } from '../../../preload/contract/reveal.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { addressLines, homeCountry } from './address-text.ts';

type RevealedLinesProps = { readonly contact: RevealedContact; readonly onHidden: () => void };

/** Shown until the core's moment has come, or until somebody hides it. */
export const RevealedLines = ({ contact, onHidden }: RevealedLinesProps) => {
  const { t } = useTranslation('person');
  const { address, contacts, shownUntil } = contact;
  useEffect(() => {
    const timer = setTimeout(onHidden, Math.max(0, Date.parse(shownUntil) - Date.now()));
    return () => clearTimeout(timer);
  }, [shownUntil, onHidden]);
  return (
    <div className="stack" role="status">
      <Facts
        lines={[
          ...(address === null
            ? []
            : [
                {
                  term: t('fact.address'),
                  value: (
                    <address className="person-address">
                      {address.careOf === '' ? null : (
                        <span>{t('address.careOf', { name: address.careOf })}</span>
                      )}
                      {addressLines(address, homeCountry).map((line) => (
                        <span key={line}>{line}</span>
                      ))}
                    </address>
                  ),
                },
              ]),
          ...(contacts ?? []).map(({ kind, value }) => ({
            term: t(`fact.${kind}`),
            value: <bdi>{value}</bdi>,
          })),
        ]}
      />
      {contacts !== null && contacts.length === 0 ? <p className="quiet">{t('reveal.noContacts')}</p> : null}
      <p className="quiet">{t('reveal.hides')}</p>
      <div className="row">
        <Button look="primary" onPress={onHidden}>
          {t('reveal.hide')}
        </Button>
      </div>
    </div>
  );
};
