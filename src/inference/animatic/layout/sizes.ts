import { plainArt } from "../art/own-looks.ts";
import { onAllFours } from "../art/upright.ts";
import type { SizeClass } from "../scene.ts";

/** How tall things are as they are drawn, in metres, where their class says it badly. */
const LINES = `
0.006: ant
0.015: lady-beetle, beetle, mosquito, cricket, honeybee, worm
0.03: bug
0.04: spider, snail, egg, acorn, ring, key, puddle, mud, lily-pad
0.05: footprints, written-page
0.02: baton
0.06: sandwich, comb, chestnut, ear-of-corn, olive, butterfly, dragonfly, shrimp, strawberry, game-die, feather, red-apple, rose, gem-stone, cookie, spiral-shell, starfish, star
0.1: leaf-pile, saucer, cheese-wedge, snowball, mole, pan, juice, turnip, pitcher, toaster, pillow, xylophone, mouse, hamster-body, frog-body, fish, tropical-fish, baby-chick, hatching-chick, chess-pawn, lizard, crab, hot-beverage, teacup-without-handle, doughnut, banana, camera, mushroom, book, open-book, gift, wrapped-gift, ball, tennis, mobile-phone, crystal-ball, bat
0.15: pie, bird, blackbird, rat, hedgehog, chipmunk, seahorse, blowfish, pigeon, tulip, blossom, rubber-duck, paper-boat, paper-plane, candle, birthday-cake, bread, dough, bow-tie, skateboard, lotus, clock, lamp, teddy-bear, scorpion, snake, lobster
0.2: grey-pigeon, soap-bubble, fishbowl, hamster-wheel, toy-car, doll, sack, tuba, armor, shopping-bags, balance-scale, blanket
0.22: envelope, bottle, dove, owl, duck, parrot, soccer-ball, basketball, teapot, top-hat, violin, trumpet, pizza, pot-of-food, cooking, steaming-bowl, spaghetti, seedling, jar, honey-pot, microphone, laptop, hibiscus
0.3: mans-shoe, hiking-boot, gull, flask, bubble-wand, cat, black-cat, rabbit, chicken-body, rooster, squid, jack-o-lantern, jellyfish, potted-plant, telescope, sandcastle, blocks, suitcase, television, treasure, chest, campfire, stump, skull, bucket
0.4: vase, typewriter
0.45: dishes, birdhouse, web, fox-body, raccoon-body, dog, poodle, badger, skunk, red-panda-body, eagle, turkey, goose, koala-body, octopus, beaver, otter, turtle, bonsai, log, drum, guitar, umbrella, basket, sled, kite, balloon
0.5: wall, pool-float, marshmallow-stick, rug, firewood, anthill, cannon, lawn-mower
0.6: trash-can
0.65: domino-table, monkey, swan, penguin, ewe, goat, pig, boar-body, sloth, peacock, seal, baby, rowboat, canoe, surfboard, bathtub, chair, table, chess-table, bench
0.75: anvil, potters-wheel
0.8: diver, wolf-body, ram, leopard, tiger, shark, fairy-woman, raft, couch-and-lamp, bed, drone, dodo
0.9: rock, hedge, doghouse, sink, ironing-board, washing-machine, dumpster, barrel, trampoline, cauldron
1: stroller, net, gold-pile, wheelchair, shopping-cart, hammock, panda-body, crocodile, lion-body, snowman, child, dolphin, llama, bicycle, motor-scooter, motorcycle, racing-car, kick-scooter, fence, piano, stove
1.1: armchair, oven, grill, seesaw
1.2: closed-mailbox-with-raised-flag, garden-gate, pitchfork, haystack, boy, girl, flamingo, stork, deer, kangaroo, donkey, zebra, cow, ox, goblin, well, scarecrow, alien-body, ghost, cactus
1.3: cart, beehive, harp, counter
1.5: horse, bear-body, unicorn-body, polar-bear-body, automobile, taxi, police-car, gorilla, orangutan, hippopotamus, rhinoceros, water-buffalo, bison, rover, auto-rickshaw, sport-utility-vehicle, pickup-truck, throne, tent
1.7: person, woman, man, old-woman, old-man, queen, ballerina, ice, door, mermaid, astronaut-body, mage-body, witch-body, princess-body, prince-body, king-body, detective-body, police-body, firefighter-body, doctor-body, nurse-body, teacher-body, farmer-body, cook-body, scientist-body, pilot-body, businessman-body, student-body, artist-body, singer-body, mechanic-body, builder-body, judge-body, santa-body, clown-body, cowboy-body, elf-body, ninja-body, vampire-body, zombie-body, monster, statue, phoenix-bird, robot-body, camel, two-hump-camel, submarine
1.6: easel, sunflower
1.8: fridge, blackboard, laundry
1.9: great-bell, punching-bag, wardrobe, boxing-ring, igloo, ostrich
2: knight, superhero-body, ogre-body, troll-body, tractor, swing-set, playground-slide, fountain, helicopter, small-airplane, carousel-horse, christmas-tree, bamboo, ambulance, minibus
2.1: bookcase, cupboard
2.3: coop, excavator, goal-net
2.4: market-stall
2.6: elephant, moose-body, delivery-truck, fire-engine, bus, tram-car, speedboat, flying-saucer, street-lamp
2.8: basketball-hoop
3: propeller-plane, iceberg, branch
3.2: mammoth, locomotive, bullet-train, light-rail, articulated-lorry, whale, spouting-whale, airplane, shinto-shrine, boat, hut
4: tower-window
4.5: giraffe, ladder, rope, pole, beanstalk, crag
5: treehouse, tunnel-mouth, t-rex, sauropod, dragon, sailboat, house, palm-tree, barn, moai, waterfall, waterwheel, stonehenge, rocket
6: shipwreck
7: tree, conifer, windmill, houses, pirate-ship, hot-air-balloon, parachute, stone-arch
8: tower-crane
10: factory, church, circus-tent, ferry, passenger-ship, liner, brandenburg-gate, classical-building, sphinx
12: giant
18: lighthouse, castle, japanese-castle, ferris-wheel, roller-coaster, st-basils
40: colosseum, pyramid, taj-mahal, big-ben, statue-of-liberty, christ-statue, pisa-tower, tower-bridge, opera-house, office-building, great-wall
100: eiffel-tower, tokyo-tower, golden-gate, burj-khalifa
900: mount-fuji, mountain, snow-capped-mountain, volcano
2000: ringed-planet, globe-showing-europe-africa, comet
`;

const METRES = new Map<string, number>();
for (const line of LINES.trim().split("\n")) {
  const [metres = "1", arts = ""] = line.split(": ");
  for (const art of arts.split(", ")) {
    // One of the two would never be read.
    if (METRES.has(art)) throw new Error(`"${art}" stands twice among the sizes`);
    METRES.set(art, Number(metres));
  }
}

export const isLittle = ({ size }: { size: SizeClass }): boolean => size === "tiny" || size === "small";

const BY_CLASS: Record<SizeClass, number> = { tiny: 0.03, small: 0.2, normal: 0.9, large: 1.6, huge: 5 };

/** How tall an animal of so many metres is on its hind legs: a little one becomes one of a picture book, who looks over a table. */
const reared = (metres: number): number => 1.3 * Math.max(metres, Math.sqrt(metres));

/** Metres from foot to crown; `scale` is what the words make of it: "a giant cat". */
export function metresOf(member: { art: string; size: SizeClass; scale: number }): number {
  // The words' "giant" and "tiny" mean more than they say elsewhere: a giant cat is no cat a third larger.
  const art = onAllFours(plainArt(member.art));
  const metres = METRES.get(art) ?? BY_CLASS[member.size];
  return (art === plainArt(member.art) ? metres : reared(metres)) * member.scale ** 4;
}

/** Between these, two are as great beside each other as in life: a table reaches to the hip of whoever works at it. */
const TRUE_TO_LIFE = { least: 0.3, most: 2.4 } as const;
/** Of a greater difference a picture keeps this share of its logarithm: drawn to scale a mouse beside a horse would be a dot. */
const KEPT = { near: 0.85, beyond: 0.42 } as const;

/** How many times as tall as the other one looks who is `ratio` times as tall. */
export function looksTimes(ratio: number): number {
  const near = Math.max(TRUE_TO_LIFE.least, Math.min(TRUE_TO_LIFE.most, ratio));
  return near ** KEPT.near * (ratio / near) ** KEPT.beyond;
}
