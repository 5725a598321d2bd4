import { useNavigate } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { useSession } from '#ui/session.tsx';
import { Note } from '#ui/states.tsx';
import { askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { MerchantApply } from '../forms/merchant-apply.tsx';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Where an application stands and what that means; nothing once the merchant is active. */
export const MerchantStanding = () => {
  const words = useWords(zh, en).standing;
  const { merchant, desk } = useDesk();
  const { refresh } = useSession();
  const navigate = useNavigate();
  if (merchant.state === 'active') return null;
  if (merchant.state === 'in_review') return <Note tone="unsure">{words.inReview}</Note>;
  if (merchant.state === 'suspended') return <Note tone="soon">{words.suspended}</Note>;
  return (
    <section className="me-card me-narrow" aria-label={words.again}>
      <Note tone="trouble">{words.refused(merchant.reviewReason ?? words.noReason)}</Note>
      <h2>{words.again}</h2>
      <MerchantApply
        city={desk.city}
        earlier={{ name: merchant.name, licenceNo: merchant.licenceNo }}
        done={(city, renewed) => {
          void Promise.all([refresh(), askAnew()]).then(() =>
            navigate({ to: paths.home({ city, merchant: renewed.id }) }),
          );
        }}
      />
    </section>
  );
};
