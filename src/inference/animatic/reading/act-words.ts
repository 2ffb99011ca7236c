import type { Act, Action, CastMember } from "../scene.ts";

/** What is done and, where the act brings one along, how one moves about meanwhile. */
export interface Deed {
  act?: Act;
  action?: Action;
  posture?: CastMember["posture"];
  /** What one does it with, where the words name nothing. */
  tool?: string;
  /** What it takes is a thing in the hand, not somebody it is done to. */
  takes?: "hand" | "target";
}

const LINES = `
blow, target =fire: breathe fire on, breathe fire at, breathe fire, spit fire, spit fire at
blow, target: blow out, blow on, blow at
throw, hand =snowball: have a snowball fight, snowball fight
throw, hand =pillow: have a pillow fight, pillow fight
throw, hand =rock: skip stones, skip a stone, skip rocks, skim stones, skim a stone, skip pebbles
use, hand =bubble-wand: blow bubbles, blow soap bubbles, blow a bubble, blow a huge bubble, blow a soap bubble, blow a big bubble, blow a huge soap, blow a giant soap, blow a big soap, blow huge soap, blow big soap
use, target =scissors: cut hair, trim, clip, snip, style, shear, cut the hair, cut her hair, cut his hair
use, target =kitchen-knife: cut, cuts
use, target =plane: plane
use, target =torch-welder: weld, solder, join
use, target =rolling-pin: roll dough, roll out, roll the dough
use, target =iron: iron
use, target =gavel: bang, strike the gavel
pick, target: dig through, rummage, rummage through, rummage in, dig in
catch/jump, hand: dive for, leap for
eat, hand: smear
use, target +lie =wrench: crawl under, crawls under, slide under, lie under
throw, hand =basketball: shoot hoops, shoots hoops, shoot a hoop, shoot baskets, shoots baskets
use, target =hose: put out, extinguish
water, target =hose: spray, hose
shoot, target: shoot, aim, draw a bow, draw his bow, draw her bow
sweep, target =mop: mop
sweep, target =rake: rake
throw, target =lasso: lasso, rope a
music, hand =trumpet: blow a horn, blow a trumpet, blow his horn
use, target =test-tube: mix chemicals, experiment, measure chemicals
use, target =key: lock
sing, target =megaphone: shout into a megaphone
look, target =magnifying-glass-tilted-left: look for, search for
lift, hand: lift weights, lift up, hold up, hold, raise, rescue, rock, cradle
give, target +kneel =ring: propose to, propose, proposes
kneel/rest +kneel: bow to, curtsy
cook, target: mix, whisk, season
write, hand: stamp, note
talk/play, target: bless, marry, beg, thank, scold
throw, hand: drop, launch, release
hammer, target: break, smash, crush
use, target =razor: shave
use =toothbrush: brush his teeth, brush her teeth, brush their teeth, brush teeth
use, target =measuring-tape: measure
use, target =magnifying-glass-tilted-left: examine, inspect, check, investigate, search
look, target =stethoscope: diagnose
use, target =syringe: vaccinate, inject
use, target =sponge: polish, wipe, dust
use, target =kitchen-knife: slice, peel, chop vegetables, carve meat
use, hand =pan: flip
use, target =balance-scale: weigh
sweep, target =rake: gather leaves, gather golden leaves, gather fallen leaves, collect leaves
use +kneel: tie his shoelaces, tie her shoelaces, lace
pick, hand: hide away
take, hand: steer, order
hide, target: sneak behind
use, target +kneel =bucket: milk
use, target =adhesive-bandage: bandage, treat
use, target =knot: tie a, tie the, tie up, untie, fasten
use, target =stethoscope: listen to the heart, listen to his heart, listen to her heart
use, target: reach for, press, knock on, knock, pack, fold, comfort, wind, wind up, tickle, poke, tap, squeeze, rub, scratch, tidy, shake hands with, block, help, shape, change, mould
look =telescope: look through a telescope, look through his telescope, look through her telescope, look through the telescope
look =binoculars: look through binoculars, look through his binoculars, look through her binoculars
meditate: practise yoga, practice yoga, do yoga
exercise: exercise, stretch, work out, tai chi, do tai chi, practise tai chi, practice tai chi, do kung fu, practise kung fu, practice kung fu, do martial arts, practise martial arts, practice martial arts
toy =joker: play cards
use, target: knead
use =bell: ring, ring the bell
use, target =wrench: tune, adjust, tighten, change a tire, change the tire, change a wheel
use, target =money-with-wings: pay, count money
use =t-shirt: hang laundry, hang clothes, fold laundry, hang sheets, hang washing, hang white sheets, hang out laundry, hang wet laundry, hang the laundry, hang up laundry
use, target =screwdriver: screw, drill
wave =red-circle: stop cars, stop traffic, stop the traffic, direct traffic, regulate traffic, direct
carry/move, hand =package: load, unload, deliver packages
build, target =brick: lay bricks, brick
build, target =wrench: repair, fix, service, mend a car
sew, target =sewing-needle: mend, patch, stitch
hammer, target =carpentry-saw: saw
hammer, target =axe: chop, chop wood, split
hammer, target =kitchen-knife: chop meat, mince
lead/move, target: walk, lead, guide
take/play, hand: arrange, sort, choose, buy, try on, put on
look, target: visit, sniff, smell, peek, spy, look, gaze, stare, watch, admire, observe, face, peer, glance
wave, target: raise their hands, raise his hand, raise her hand, raise a hand, wave, greet, salute, beckon, say hello, say goodbye
point, target: count, point, show, lead the way
cheer: cheer, celebrate, rejoice
clap: clap, applaud, pat
conduct, target: conduct
feed, target: feed, scatter, sprinkle
water, target: water, irrigate
give, target: mail, send, lend, pass the, give, offer, hand, deliver, present, bring, sell, serve
throw, hand: throw, toss, hurl, fling, pitch
catch, hand: catch
kick, target: kick, dribble
push, target: knock over, knock down, knock it over, knock them over, knock it down, knock them down, topple, tip over, push over, overturn
/idle +hang: hang upside down, dangle upside down, hang head down, sleep upside down
push/move, target: push, shove, roll
/run, target: win a race, win the race, race against, have a race
push/run, target: race
pull/move, target: pull, drag, tow, haul
carry/move, hand: carry, lug
take/run, hand: steal, steals
take, hand: take, take out, grab, snatch, pick up
lift, hand: lift, hoist
climb, target: climb, scale, clamber
fight/play, target: fight, battle, attack, punch, hit, trade punches, trade blows, exchange punches, exchange blows, throw punches, throw a punch, duel, box, wrestle, fence, spar
hug/play, target: hug, embrace, cuddle, hold tight
kiss/play, target: kiss
use, target =comb: comb, comb hair, brush hair, comb her hair, brush her hair, comb his hair, braid, groom
use, target =toothbrush: brush the teeth, brush teeth of
pet/play, target: pet, stroke, brush, caress
talk/play, target: repeat, ask, answer, announce, recite, preach, lecture, complain, bargain, haggle, negotiate, joke, confess, talk, chat, argue, speak, discuss, whisper, interview, teach, tell, meet, shake hands, gossip, quarrel, explain
sing: whistle, hum, sing, chant, rap, serenade, karaoke
toy, target: unroll, unwind, paw at, play, practice, practise, rehearse
music, hand: strum, drum, fiddle, busk, jam
read, hand: read
write, hand: write, draw, sketch, sign
paint, target: paint
cook, target: cook, bake, fry, stir, grill, boil, roast, prepare, barbecue, brew
eat, hand: share, gobble, swallow, eat, munch, nibble, chew, lick, devour, taste, bite, snack, graze
drink, hand: drink, sip, slurp
sleep/rest: snore, sleep, nap, doze, snooze, slumber, rest, curl up, fall asleep, asleep
sleep/rest +lie: lie
/rest: sunbathe, bask
sit/rest +sit: sit, lounge, relax, perch
kneel/rest +kneel: kneel, crouch
meditate/rest: meditate
pray/rest: pray
row/move: row, paddle
fish, hand: fish
dig, target: dig, shovel
plant, target: plant, sow
sweep, target: sweep, clean, vacuum
build, target =hammer: pitch a tent, pitch the tent, pitch his tent, pitch her tent, pitch their tent
build, target: stuff, glue, sculpt, build, make, assemble, construct, stack, decorate
hammer, target: hammer, forge, carve, nail
photograph, target: take a picture of, take pictures, take photos, take photographs, take a photograph, photograph, film, take a photo, take a picture, take a selfie
phone: phone, text, telephone
type: type, code, program
juggle, hand: juggle
slide/move, target: slide
swing, target: swing
skate/move: skate, ski, skateboard, snowboard, ice-skate, rollerblade
cast-spell, target: cast, conjure, cast a spell, enchant, summon
chase/run, target: chase, pursue, hunt
flee/run, target: flee, escape, run away, run from, run away from, flee from, escape from
follow/move, target: follow, accompany
grow: grow, sprout, unfurl
melt: melt, thaw, dissolve
shrink: shrink, wilt, wither
burn: burn
explode: explode, erupt, burst
shine: shine, glow, sparkle, twinkle, light up, flicker, glitter, shimmer
shake: shake, tremble, shiver, vibrate
laugh: laugh, giggle, smile, grin
cry: cry, weep, sob
hide, target: hide
roar: show its teeth, show their teeth, bare its teeth, bare their teeth
roar, target: scare, frighten, warn, scold loudly, roar, growl, howl, bark, meow, scream, shout, yell, hiss, crow
balance, target: balance
dive/swim: dive
wash, target: take a bath, have a bath, take a shower, have a shower, wash, bathe, scrub, rinse
sew, hand: sew, embroider
sew, hand =knitting: knit, crochet, weave
pour, target: pour
open, target: open, unlock, unwrap
pick, target: pick, harvest, gather, collect
/fly, target: fly
/dance: hold hands, dance, waltz, twirl, tango
/jump: jump, leap, hop, bounce, skip
/spin: spin, rotate, whirl
`;

const DEEDS = new Map<string, Deed>();
for (const line of LINES.trim().split("\n")) {
  const [head = "", words = ""] = line.split(": ");
  const [names = "", ...marks] = head.split(/, | (?=[+=])/);
  const [act = "", action] = names.split("/");
  const takes = marks.find((mark) => mark === "hand" || mark === "target");
  const tool = marks.find((mark) => mark.startsWith("="))?.slice(1);
  const posture = marks.find((mark) => mark.startsWith("+"))?.slice(1);
  for (const word of words.split(", ")) {
    // One of the two would never be read.
    if (DEEDS.has(word)) throw new Error(`"${word}" stands twice among the deeds`);
    DEEDS.set(word, {
      ...(act && act !== "lift" ? { act: act as Act } : {}),
      ...(act === "lift" ? { act: "carry" as const } : {}),
      ...(action ? { action: action as Action } : {}),
      ...(posture ? { posture: posture as NonNullable<Deed["posture"]> } : {}),
      ...(takes ? { takes: takes as "hand" } : {}),
      ...(tool ? { tool } : {}),
    });
  }
}

export function isDeed(forms: readonly string[]): boolean {
  return forms.some((form) => DEEDS.has(form));
}

const LONGEST = 4;

/** The deed that a phrase of up to four words beginning here tells of, and how many words it takes. */
export function deedAt(
  forms: (at: number) => readonly string[],
  texts: (at: number) => string | undefined,
  at: number,
): { deed: Deed; length: number } | undefined {
  for (let length = LONGEST; length > 1; length--) {
    const rest: string[] = [];
    for (let next = at + 1; next < at + length; next++) rest.push(texts(next) ?? "\u0000");
    for (const form of forms(at)) {
      const deed = DEEDS.get([form, ...rest].join(" "));
      if (deed) return { deed, length };
    }
  }
  for (const form of forms(at)) {
    const deed = DEEDS.get(form);
    if (deed) return { deed, length: 1 };
  }
  return undefined;
}
