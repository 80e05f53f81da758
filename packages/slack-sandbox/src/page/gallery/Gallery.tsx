import { useEffect, useState } from 'react';
import type { GalleryData, Shown } from '../shown.ts';
import { set } from '../store/store.ts';
import { ShownScreen } from './ShownScreen.tsx';

const ALL = 'all';

interface Wanted {
  room: string;
  language: string;
  state: string;
}

/** What is looked at stands in the address, so that it can be handed on. */
function wantedIn(hash: string, rooms: readonly string[]): Wanted {
  const asked = new URLSearchParams(hash.slice(1));
  return {
    room: asked.get('room') ?? rooms[0] ?? '',
    language: asked.get('language') ?? 'en',
    state: asked.get('state') ?? 'usual',
  };
}

const unique = (all: string[]) => [...new Set(all)];

/** Every screen of one room, in one language and state. */
export function Gallery({ data }: { data: GalleryData }) {
  const rooms = unique(data.shown.map(({ room }) => room));
  const [wanted, setWanted] = useState(() => wantedIn(location.hash, rooms));
  useEffect(() => {
    const follow = () => setWanted(wantedIn(location.hash, rooms));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  });
  const choose = (change: Partial<Wanted>) => {
    location.hash = new URLSearchParams({ ...wanted, ...change }).toString();
    scrollTo(0, 0);
  };
  useReader(data, wanted.language);
  const inRoom = data.shown.filter(({ room }) => room === wanted.room);
  const states = unique(inRoom.map(({ state }) => state));
  const state = states.includes(wanted.state) ? wanted.state : ALL;
  const isWanted = (one: Shown) =>
    (wanted.language === ALL || one.language === wanted.language) && (state === ALL || one.state === state);
  const found = inRoom.filter(isWanted);
  return (
    <div className="gallery">
      <header className="gallery-head">
        <h1>{data.title}</h1>
        <Choice label="Room" value={wanted.room} options={rooms} onChoose={(room) => choose({ room })} />
        <Choice
          label="Language"
          value={wanted.language}
          options={['en', 'de', ALL]}
          onChoose={(language) => choose({ language })}
        />
        <Choice
          label="State"
          value={state}
          options={[...states, ALL]}
          onChoose={(chosen) => choose({ state: chosen })}
        />
        <span className="gallery-count">
          {found.length} of {data.shown.length}
        </span>
      </header>
      <main>
        {found.map((one) => (
          <ShownScreen key={one.id} shown={one} />
        ))}
      </main>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: string[];
  onChoose(value: string): void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}

/** Dates and names are shown as to somebody who reads that language. */
function useReader(data: GalleryData, language: string): void {
  useState(() => readAs(data, language));
  useEffect(() => readAs(data, language), [data, language]);
}

function readAs({ people: [me, ...others], title }: GalleryData, language: string): void {
  if (!me) return;
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  set({
    as: me.id,
    boot: {
      workspace: { id: 'T0GALLERY', name: title },
      people: [{ ...me, locale }, ...others],
      commands: [],
      shortcuts: [],
      app: { id: 'A0GALLERY', name: 'Phasegate', botUserId: '' },
    },
    state: { me: me.id, channels: [], userGroups: [], home: null, views: [], details: null },
    connection: 'open',
  });
}
