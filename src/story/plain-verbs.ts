/** Verbs a short film is often told in. */
export const PLAIN_VERBS = new Set(
  (
    "is are was were has have had wears wear walks walk runs run jumps jump sits sit stands stand flies fly swims swim sleeps sleep wakes wake " +
    "looks look turns turn opens open finds find sees see goes go comes come eats eat drinks drink plays play dances dance sings sing falls fall " +
    "rises rise climbs climb rides ride drives drive holds hold carries carry meets meet chases chase hides hide waits wait stares stare smiles smile " +
    "approach approaches appears appear emerges emerge drifts drift glides glide floats float crosses cross leaps leap rolls roll moves move enters enter leaves leave " +
    "kneels kneel lies lie hangs hang burns burn glows glow shines shine blooms bloom grows grow tread treads wanders wander explores explore gallops gallop soars soar dives dive " +
    "races race spins spin reaches reach picks pick watches watch plants plant builds build cooks cook reads read writes write paints paint throws throw catches catch gets get puts put takes take makes make ties tie kisses kiss pulls pull pushes push says say wipes wipe waves wave stretches stretch waddles waddle lives live stops stop shows show gives give leads lead follows follow speaks speak keeps keep brings bring calls call starts start begins begin can will would could must does do"
  ).split(" "),
);
