/**
 * Nouns that name nothing to be seen: thoughts, words, deeds, feelings, possessions and states of affairs, taken from the
 * files noun.act, noun.cognition, noun.communication, noun.feeling, noun.motive, noun.possession and noun.state of WordNet
 * 3.1 by their commonest sense, without those that people ask a picture for ("silence", "a glow").
 * WordNet 3.1, copyright 2011 by Princeton University, all rights reserved; provided as is, without warranty.
 */
export const ABSTRACT_NOUNS: ReadonlySet<string> = new Set(
  `
  abandonment absence abstraction absurdity accent acceptance account accounting acquaintance acquiescence
  act action activity ad address adjective administration admiration admission advertising affair affairs
  affiliation agony agreement agriculture aim alarm allegation allocation allotment allowance ambiguity
  ambition amendment amount amusement analogy analysis anatomy anger anguish annihilation announcement
  annoyance answer anticipation anxiety app appeal application appointment appreciation apprehension
  approach approval approximation argument arrangement arrival article aspect assault assertion assignment
  assist assistance assumption assurance atmosphere attachment attack attainment attempt attention attitude
  attribute awareness backbone balance ballad ballot bankruptcy banter barrage behalf behavior being
  belching belief benefit best bid bill bite bitterness blame bluster booking boost brain brand breadth
  breakthrough breakup breath brevity broadening bs budget bullshit burden calculation capital captivity
  capture care career catalog certainty certification challenge chance channel characteristic charge chat
  chatter check choice circulation circumstance claim classification clause clue clutch code codification
  coldness comfort coming command comment commotion communication communion comparison compassion
  complaining complaint complement completion complex complication component compound compromise compulsion
  computation conception concern concession conclusion concurrence condemnation condition conduct confession
  confidence configuration confinement confirmation conflict confusion congestion connotation conquest
  conscience consciousness consideration consonant conspiracy constitution construction consultation contact
  contemplation contempt contention context contortion contour contract contribution convenience conviction
  coolness cooperation cooperative coordination copy correction correspondence cost counterpart coup coupon
  course coverage crap creation credit creed crime cringe crisis criterion criticism crudity cruelty crusade
  cry cultivation currency curse custom danger daring debate debt decision declaration decomposition
  deduction defect defense deficiency definition deliberation demand democracy demonstration denial
  departure depreciation depression design desire despair destruction detachment detail detection
  determination development devotion dialectic dictate differentiation difficulty diplomacy disagreement
  disappearance disappointment disapproval disaster discipline discovery discretion discrimination
  discussion dislike dismay dispatch displacement disregard dissection dissent distinction distress
  distribution diversion document dodge doing domain domination donation doubt drafting drama drinking drive
  duty earnings ecstasy education effort ego elation election embarrassment emphasis employment encounter
  encouragement endeavor engagement engineering enjoyment enterprise enthusiasm equilibrium error essay
  establishment estate estimate evacuation evaluation evidence evil exaggeration examination example
  exception excitement excuse execution exercise exhibition existence expectancy expectation expenditure
  expense experience experiment experimentation explanation exploitation exploration extent fact faculty
  failure faith falsity familiarity fancy fault favor favorite fear feedback feeding feel fermentation fever
  fit flair flavor flurry focus formula founder framework fraud freedom frustration fulfillment fullness fun
  fund fury generalization genus gesture glory goal gossip grace grant gratification greek grievance
  guarantee guess guidance guilt habit halt handicap handling happiness hardship hazard headache hearing
  help heritage hesitation hint honor honour hope humanism humiliation humor hurry hype hypocrisy hypothesis
  hysteria idea ideal identification ideology idiom imagination imitation impatience implementation
  implication impression impulse incentive incitement inclination inconvenience independence indicator
  indictment indifference inferiority infliction information inhibition injury inquiry insight inspiration
  instability installation instruction insurance integration integrity intellect intelligence intent
  intention interest interference interpretation interruption interview intuition invasion invention
  inventory investigation investment involvement irony irregularity irritation issue job joke judgment
  justification keeping keynote language lapse laurels leadership learning lecture legislation lesson
  lethargy liaison liberalism liberty lie limitation liquidation literature living logic loophole loot loss
  luck maintenance malady management marking marriage mastery matter meaning means measure mechanics medium
  meme memory mentality mention mercy merriment mess mind mindset misconstruction misgiving mistake model
  modification modulation monopoly morale necessity need neglect nerves news niche nonsense notice notion
  noun oath objection obligation observation obstacle occupation offense offer omission onrush operation
  opinion opposite opposition orgy orientation originality outburst outlook outrage overture ownership
  pain pamphlet panic parameter pass passing passion password payment peculiarity penalty penance
  penetration perception permission permit perspective pharmacy philosophy phrase picturing pity planning
  pleasure plot point policy possession possibility potentiality practice prayer preaching precaution
  precedent preference preoccupation preparation prescription presence presentation press price pride
  primary principal principle printing problem procedure process profile profit profundity program progress
  prohibition prominence promise promotion proof propagation property prophecy proposal proposition
  prosecution prospect prosperity protection protest protestation provincialism provision psyche publication
  pun puns purchase purity purpose pursuit question rage ransom rating reactivity readiness reality
  realization reason rebellion receipt reception recital recognition recollection recommendation record
  reduction redundancy reference refinement reform refund refusal regard register regulation rehabilitation
  rejection reliance relief religion remedy reminder rendering rendezvous renewal rent repair replacement
  reply report representation reproach reputation request requirement research resignation resistance
  resolution resource respect respite responsibility restraint restriction retention retirement retribution
  return revelation reverie review revision rhyme rhythm risk rite ritual role rot routine royalty rule
  sacrifice safety salary salvation sample sanction sanitation sarcasm satisfaction saving scandal schedule
  scheme scholarship science scorn scouring scrutiny search security seizure selection self sensation sense
  sensibility sensitivity sentence sentiment separation seriousness session shame share shenanigan
  shibboleth shielding showing shriek signature sincerity situation skill slavery slot sorrow sort
  specialization speculation speech spur squatting staining standard starvation statement status stimulant
  stimulation stress stride strife strike struggle study stupidity stupor subject submission subscription
  subsistence subtlety suffering suggestion sum surprise surrender survey suspicion symbolism sympathy
  symptom syntax tabs talent talk tan task taste teaching technique technology temper tendency tenor term
  terms test testament testimonial testimony testing thanks theology theory thirst thought threat thrill
  throw toll topic toss trade tradition trance translation transmission transmutation travel treasury
  treatment trial trick trouble trust truth turning understanding unity upset urge urgency urging usage
  vacancy value ventilation venture verb verse vibe visit vocabulary vote want warning weakness wealth
  welfare whining wildness will wisdom wish wit withdrawal withholding wonder word words worry yapping yield
  zeal
`
    .trim()
    .split(/\s+/u),
);
