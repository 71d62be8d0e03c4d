import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../preload/contract/session.ts';
import { useNow } from '../../api/use-now.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useFormat } from '../../language/use-format.ts';
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

/** Says when the next try is possible, counting down. */
const LockedUntil = ({ until }: { readonly until: string }) => {
  const { t } = useTranslation('session');
  const format = useFormat();
  const nowMs = useNow('second');
  return <p className="quiet">{t('signIn.locked', { when: format.age(until, nowMs) })}</p>;
};

export type SignInFormProps = { readonly staff: readonly StaffMember[] };

export const SignInForm = ({ staff }: SignInFormProps) => {
  const { t } = useTranslation('session');
  const only = staff.length === 1 ? staff[0] : undefined;
  const form = useSignIn(only?.staffId ?? null);
  const { problem, isRunning } = form.command;
  return (
    <form
      className="stack stack-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <Who staff={staff} form={form} />
      <PinField
        label={t('signIn.pin')}
        help={t('signIn.pinHelp')}
        error={form.faults.pin ? t('signIn.pinFault') : null}
        value={form.pin}
        onChange={form.typePin}
        autoFocus={only !== undefined}
      />
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {problem?.code === 'session/locked' ? <LockedUntil until={problem.until} /> : null}
      <Button type="submit" look="primary" size="large" isPending={isRunning} isWide>
        {t('signIn.submit')}
      </Button>
    </form>
  );
};
