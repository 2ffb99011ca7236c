/**
 * What almost any picture may show without its prompt saying so, in the singular: whoever speaks of "the sky" or "his tail"
 * can mean the film, who speaks of "the chips" hardly does.
 */
export const SCENE_NOUNS: ReadonlySet<string> = new Set(
  `
  action air angle animal animation arm art atmosphere audio back background beard beginning belly bird blur body border branch
  brightness building camera caption car centre center character cheek chin close closeup cloth clothe clothing cloud coat
  collar color colour composition contrast corner credit crop crowd cut dark darkness day depth detail distance dress dust
  ear echo edge effect end ending expression exposure eye eyebrow face fade feather feet film fin finger fire fireplace
  flame flare floor flower fog foot footage foreground frame framing front half fur gesture glare glass glow grading grain grass ground
  hair hand hat head highlight hill hood horizon horn image intro jacket jaw kid ladder lamp landscape last layout leaf leave left
  leg length lens letter lettering light lighting limb lip logo look loop main makeup man mane mask middle mist mood moon
  motion mouth movement movie muscle music name narration narrator neck neon night noise nose object opening other outfit
  outline outro overlay pace pacing paint palette pants parting path paw people perspective person petal picture place plant
  plot pose position prompt proportion puddle quality rain ray reflection resolution rest reveal right road rock roof room rubble
  running sand saturation scar scarf scene scenery score screen sea season seat second sequence setting shadow shape sharpness shirt shoe
  shot shoulder shutter side sign silhouette size skin skirt skull sky skyline sleeve smile smoke snow snowflake song sound
  soundtrack spark speaker speech speed splash sprite star start steam step stone street stripe style subject subtitle suit sun
  sunlight sunset surface surrounding table tail tear temperature text texture thing tint title tone tongue tooth teeth top trail
  transition tree trunk typography umbrella vehicle video view vignette voice voiceover volume walk wall watch water watermark
  wave weather wheel whisker whole wind window wing woman women men word world wrinkle writing zoom
  `
    .trim()
    .split(/\s+/u),
);
