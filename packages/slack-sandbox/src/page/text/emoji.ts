/** The emoji people and apps use most, by Slack's short names. */
const TABLE = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏 wave 👋 muscle 💪 point_right 👉
point_left 👈 point_up ☝️ point_down 👇 raised_hand ✋ hand ✋ handshake 🤝 eyes 👀 brain 🧠 heart ❤️ green_heart 💚
blue_heart 💙 yellow_heart 💛 broken_heart 💔 sparkles ✨ star ⭐ star2 🌟 boom 💥 fire 🔥 tada 🎉 confetti_ball 🎊
rocket 🚀 100 💯 trophy 🏆 medal 🏅 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 crown 👑 gift 🎁
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ no_entry ⛔
no_entry_sign 🚫 octagonal_sign 🛑 warning ⚠️ rotating_light 🚨 exclamation ❗ question ❓ grey_question ❔
bangbang ‼️ information_source ℹ️ bulb 💡 bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣 speech_balloon 💬
thought_balloon 💭 red_circle 🔴 large_orange_circle 🟠 orange_circle 🟠 large_yellow_circle 🟡 yellow_circle 🟡
large_green_circle 🟢 green_circle 🟢 large_blue_circle 🔵 blue_circle 🔵 large_purple_circle 🟣 black_circle ⚫
white_circle ⚪ red_square 🟥 large_green_square 🟩 large_yellow_square 🟨 large_orange_square 🟧 large_blue_square 🟦
white_square ⬜ white_large_square ⬜ black_square ⬛ black_large_square ⬛ small_red_triangle 🔺
small_red_triangle_down 🔻 small_blue_diamond 🔹 small_orange_diamond 🔸 large_blue_diamond 🔷 diamonds ♦️
arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrow_forward ▶️
arrow_backward ◀️ arrows_counterclockwise 🔄 repeat 🔁 leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️
fast_forward ⏩ rewind ⏪ double_vertical_bar ⏸️ pause_button ⏸️ black_square_for_stop ⏹️ heavy_plus_sign ➕
heavy_minus_sign ➖ heavy_multiplication_x ✖️ hourglass ⌛ hourglass_flowing_sand ⏳ alarm_clock ⏰ stopwatch ⏱️
timer_clock ⏲️ calendar 📅 date 📅 spiral_calendar_pad 🗓️ clock1 🕐 clock3 🕒 clock9 🕘 clock12 🕛
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 memo 📝 pencil 📝 pencil2 ✏️
page_facing_up 📄 page_with_curl 📃 bookmark 🔖 bookmark_tabs 📑 books 📚 book 📖 open_book 📖 notebook 📓
ledger 📒 scroll 📜 newspaper 📰 file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ file_cabinet 🗄️
inbox_tray 📥 outbox_tray 📤 package 📦 email ✉️ envelope ✉️ incoming_envelope 📨 mailbox 📫 paperclip 📎 link 🔗
pushpin 📌 round_pushpin 📍 triangular_flag_on_post 🚩 checkered_flag 🏁 lock 🔒 unlock 🔓 key 🔑 closed_lock_with_key 🔐
shield 🛡️ mag 🔍 mag_right 🔎 microscope 🔬 telescope 🔭 test_tube 🧪 dna 🧬 hammer 🔨 wrench 🔧
hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 toolbox 🧰 scales ⚖️ balance_scale ⚖️ magnet 🧲 zap ⚡ electric_plug 🔌
battery 🔋 computer 💻 desktop_computer 🖥️ keyboard ⌨️ robot_face 🤖 robot 🤖 satellite 🛰️ floppy_disk 💾 cd 💿
camera 📷 movie_camera 🎥 microphone 🎤 headphones 🎧 phone ☎️ telephone_receiver 📞 iphone 📱 bug 🐛 beetle 🐞
construction 🚧 building_construction 🏗️ office 🏢 factory 🏭 house 🏠 bank 🏦 classical_building 🏛️ hospital 🏥
school 🏫 globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎 world_map 🗺️ compass 🧭 moneybag 💰 euro 💶
dollar 💵 credit_card 💳 money_with_wings 💸 receipt 🧾 abacus 🧮 dart 🎯 game_die 🎲 jigsaw 🧩 art 🎨
straight_ruler 📏 triangular_ruler 📐 scissors ✂️ label 🏷️ ticket 🎟️ bust_in_silhouette 👤 busts_in_silhouette 👥
detective 🕵️ construction_worker 👷 guardsman 💂 crystal_ball 🔮 seedling 🌱 evergreen_tree 🌲 sunny ☀️
partly_sunny ⛅ cloud ☁️ umbrella ☔ snowflake ❄️ rainbow 🌈 coffee ☕ cake 🍰 pizza 🍕 beers 🍻
smile 😄 smiley 😃 grin 😁 grinning 😀 joy 😂 rofl 🤣 laughing 😆 slightly_smiling_face 🙂 simple_smile 🙂 wink 😉
blush 😊 sunglasses 😎 thinking_face 🤔 thinking 🤔 neutral_face 😐 expressionless 😑 confused 😕 worried 😟 cry 😢
sob 😭 scream 😱 angry 😠 rage 😡 sweat_smile 😅 sweat 😓 relieved 😌 heart_eyes 😍 star_struck 🤩 partying_face 🥳
zzz 💤 facepalm 🤦 shrug 🤷 skull 💀 ghost 👻 alien 👽 see_no_evil 🙈 hear_no_evil 🙉 turtle 🐢 rabbit 🐰 unicorn_face 🦄
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 zero 0️⃣ hash #️⃣
new 🆕 ok 🆗 sos 🆘 up 🆙 free 🆓 recycle ♻️ infinity ♾️ copyright ©️ registered ®️ tm ™️ a 🅰️ b 🅱️ o2 🅾️
heavy_dollar_sign 💲 radio_button 🔘 white_flower 💮 beginner 🔰 trident 🔱 o ⭕ vertical_traffic_light 🚦
traffic_light 🚥 police_car 🚓 ambulance 🚑 fire_engine 🚒 ship 🚢 airplane ✈️ train 🚆 bike 🚲 anchor ⚓
speaking_head_in_silhouette 🗣️ outbox 📤 wastebasket 🗑️ hole 🕳️ door 🚪 bed 🛏️ broom 🧹 sponge 🧽 bricks 🧱
`;

const parts = TABLE.trim().split(/\s+/);
const byName = new Map<string, string>();
for (let i = 0; i + 1 < parts.length; i += 2) byName.set(parts[i] ?? '', parts[i + 1] ?? '');

/** The character for a short name; unknown names come back as `:name:`. */
export function emoji(name: string): string {
  const plain = name.replace(/::skin-tone-\d$/, '');
  return byName.get(plain) ?? `:${name}:`;
}

export const knowsEmoji = (name: string): boolean => byName.has(name.replace(/::skin-tone-\d$/, ''));

/** Short names in running text, as in plain_text objects. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/gi, (all, name: string) => byName.get(name) ?? all);
}

/** Reactions first in the picker. */
export const QUICK = ['white_check_mark', 'x', 'eyes', 'tada'];

export const PICKER = [
  ...QUICK,
  '+1',
  '-1',
  'raised_hands',
  'clap',
  'pray',
  'heart',
  'fire',
  'rocket',
  '100',
  'thinking_face',
  'smile',
  'joy',
  'warning',
  'rotating_light',
  'question',
  'bulb',
  'hourglass_flowing_sand',
  'memo',
  'lock',
  'scales',
];

/** Names for a search in the picker. */
export const findEmoji = (part: string): string[] =>
  [...byName.keys()].filter((name) => name.includes(part.toLowerCase())).slice(0, 40);
