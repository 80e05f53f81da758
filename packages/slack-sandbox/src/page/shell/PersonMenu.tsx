import { becomePerson } from '../store/actions.ts';
import { get, useMe, usePeople } from '../store/store.ts';
import { urlFor } from '../store/url.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Menu } from '../ui/Menu.tsx';

/** Who the page is seen as; switching is the way to play several people, two tabs the way to be two at once. */
export function PersonMenu() {
  const me = useMe();
  const people = usePeople();
  if (!me) return null;
  const others = people.filter((p) => !p.isBot && !p.deleted);
  return (
    <div className="person-menu">
      <Menu
        label="Switch person"
        className="person-button"
        align="end"
        trigger={
          <>
            <Avatar user={me.id} size={24} />
            <span>
              <span className="person-more">You are </span>
              <strong>{me.realName}</strong>
              {me.title && <span className="person-more"> · {me.title}</span>} ▾
            </span>
          </>
        }
        items={[
          ...others.map((p) => ({
            key: p.id,
            label: (
              <span className="person-item">
                <Avatar user={p.id} size={24} />
                {p.realName}
              </span>
            ),
            hint: [
              p.title,
              p.isAdmin && !/admin/i.test(p.title) && 'admin',
              p.isExternal && 'another organization',
            ]
              .filter(Boolean)
              .join(' · '),
            checked: p.id === me.id,
            onPick: () => becomePerson(p.id),
          })),
          {
            key: 'tab',
            label: 'Open a second tab, to be two people',
            onPick: () => void window.open(urlFor(get().as, get().channel), '_blank'),
          },
        ]}
      />
    </div>
  );
}
