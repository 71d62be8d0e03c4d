import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../preload/contract/session.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { PinField } from './pin-field.tsx';
import { useSignIn } from './use-sign-in.ts';
import type { SignIn } from './use-sign-in.ts';

/** More people than this would push the PIN out of sight. */
const mostCards = 5;

type WhoProps = { readonly staff: readonly StaffMember[]; readonly form: SignIn };

const Who = ({ staff, form }: WhoProps) => {
  const { t } = useTranslation(['session', 'app']);
  const choices = staff.map((member) => ({
    value: member.staffId,
    label: member.name,
    detail: `${t(`app:role.${member.role}`)}, ${member.office}`,
  }));
  const field = {
    label: t('signIn.who'),
    help: t('signIn.whoHelp'),
    error: form.faults.staff ? t('signIn.whoFault') : null,
    value: form.staffId,
    onChange: form.chooseStaff,
  };
  return staff.length > mostCards ? (
    <SelectField {...field} choices={choices} />
  ) : (
    <RadioCards {...field} cards={choices} layout="list" />
  );
};

export type SignInFormProps = {
  readonly staff: readonly StaffMember[];
  /** Offered where the stored work cannot be read: a new beginning, with the work of the second file. */
  readonly onSetUpAgain: () => void;
};

export const SignInForm = ({ staff, onSetUpAgain }: SignInFormProps) => {
  const { t } = useTranslation('session');
  const only = staff.length === 1 ? staff[0] : undefined;
  const form = useSignIn(only?.staffId ?? null);
  const { problem, isRunning } = form.command;
  return (
    <Form onSubmit={() => void form.submit()}>
      <Who staff={staff} form={form} />
      <PinField
        key={form.tries}
        label={t('signIn.pin')}
        help={t('signIn.pinHelp')}
        error={form.faults.pin ? t('signIn.pinFault') : null}
        value={form.pin}
        onChange={form.typePin}
        autoFocus={only !== undefined || form.tries > 0}
      />
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {problem?.code === 'vault/damaged' ? (
        <Button onPress={onSetUpAgain} isWide>
          {t('signIn.setUpAgain')}
        </Button>
      ) : null}
      <Button type="submit" look="primary" size="large" isPending={isRunning} isWide>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
};
