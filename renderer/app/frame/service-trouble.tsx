import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../api/use-board.ts';
import { useNow } from '../../api/use-now.ts';
import { servicesPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';
import { useServiceWords } from '../../language/use-service-words.ts';

/** That a register, the mailbox or the eID does not work as usual, and the way to what to say; null while all do. */
export const useServiceTrouble = (): string | null => {
  const { t } = useTranslation('board');
  const words = useServiceWords();
  const format = useFormat();
  const now = useNow();
  const { troubled, heardAt, isLastKnown } = useBoard();
  const [first] = troubled;
  if (first === undefined) return null;
  const what =
    troubled.length === 1
      ? t(`line.${first.state}`, { service: words.calledOf(first.service) })
      : t('line.many', { count: troubled.length });
  return isLastKnown && heardAt !== null
    ? t('line.lastKnown', { what, time: format.time(heardAt, now) })
    : what;
};

/** In the status line, only while something is the matter. */
export const ServiceTrouble = () => {
  const trouble = useServiceTrouble();
  return trouble === null ? null : (
    <p className="status-piece" role="status">
      <Link href={servicesPath} className="status-services">
        {trouble}
      </Link>
    </p>
  );
};
