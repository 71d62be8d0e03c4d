import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../preload/contract/calls.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Form } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';

type Wanted = Input<'protection-log/read'>;

export type LogFilterProps = {
  readonly isRunning: boolean;
  readonly onChange: (wanted: Wanted) => void;
};

/** A day and a name. Each reading is on record, so it is asked for with a button and not with each letter. */
export const LogFilter = ({ isRunning, onChange }: LogFilterProps) => {
  const { t } = useTranslation('protection');
  const [day, setDay] = useState<string | null>(null);
  const [name, setName] = useState('');
  const isEmpty = day === null && name.trim() === '';
  const clear = (): void => {
    setDay(null);
    setName('');
    onChange({ day: null, name: '' });
  };
  return (
    <Form onSubmit={() => onChange({ day, name: name.trim() })} label={t('filter.label')}>
      <div className="log-filter">
        <DateField label={t('filter.day')} value={day} onChange={setDay} isRequired={false} />
        <TextField
          label={t('filter.name')}
          value={name}
          onChange={setName}
          maxLength={100}
          widthChars={30}
          isRequired={false}
        />
      </div>
      <div className="row">
        <Button type="submit" isPending={isRunning}>
          {t('filter.show')}
        </Button>
        {isEmpty ? null : (
          <Button look="quiet" onPress={clear}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </Form>
  );
};
