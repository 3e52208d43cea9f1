"""English words and phrases by what they do to a customer: what the local judge counts, sentence by sentence.

A single word stands for all its forms (`worry` for worried, worrying), a phrase for itself. None of them decides
anything: each is one small weight beside what the customer said, what was done and where in the reply it stands.
"""

ACTS: dict[str, str] = {
    "sorry": "sorry, apologise, apologize, apology, apologies, regret, forgive me",
    "feeling": (
        "understand, frustrating, upsetting, worry, stressful, distressing, awful, horrible, difficult, painful, "
        "exhausting, unfair, frightening, scary, embarrassing, disappointing, dreadful, miserable, heartbreaking, "
        "shame, maddening, tiring, unpleasant, unsettling, hard, rough, sad, galling, nasty, cruel, hurt, "
        "alarming, annoying, infuriating, overwhelming, nerve, burden, strain, fright, shock, loss, condolence, "
        "grief, sorrow"
    ),
    "seen": (
        "must be, must have been, must feel, no wonder, can see why, can hear, of course you, every right, makes "
        "sense, rightly, you've been, you have been, you were, you had, shouldn't have to, should not have to, "
        "the last thing, on top of, after all that, you're right, you are right, that's a lot, fair enough, is no "
        "way, not what you, you've had, you've already, you already, you told us, you've done, no small, quite "
        "right, you shouldn't, you should not, deserve, deserved"
    ),
    "formula": (
        "completely understand, understand your frustration, understand how frustrating, understand your concern, "
        "sorry to hear, for any inconvenience, for the inconvenience, inconvenience caused, value you, valued "
        "customer, reaching out, for your patience, your feedback, rest assured, happy to help, here to help, "
        "here for you, truly, sincerely, deeply, your satisfaction, we value, i hear you, your understanding, "
        "means a lot, take this very seriously, take this seriously, sincere apologies, so sorry, very sorry, "
        "appreciate your, greatest care, top priority, thank you for bringing, thank you for sharing, thank you "
        "for contacting, hope this helps, delighted, i can imagine, i can only imagine, my heart, thoughts are "
        "with"
    ),
    "restates": (
        "you want, you'd like, you would like, you need, you're asking, you are asking, you asked, what you want, "
        "you'd rather, what matters, you're worried, you are worried, have understood, i've understood, to be "
        "sure, make sure i, in other words, you don't want, rather than, the question is, so you, so that you, "
        "you meant, you mean, you only want, you just want, as i read, your question, you wanted, you'd prefer, "
        "you're after, you can't, you cannot, you have to, if i read, what you're, not the, not a, instead of, so "
        "it's, so this is"
    ),
    "i_do": "i've, i have, i'll, i will, i'm, i am, i can, let me",
    "we_do": (
        "we've, we have, we'll, we will, our team, our colleagues, my colleagues, a colleague, colleague, colleagues"
    ),
    "done": (
        "refunded, cancelled, canceled, reversed, paused, frozen, froze, replaced, ordered, opened, passed, "
        "handed, credited, corrected, booked, rebooked, stopped, sent, reported, moved, arranged, added, taken "
        "off, waived, logged, asked, raised, changed, updated, looked, checked, written, noted, put"
    ),
    "offers": (
        "or, either, whichever, option, options, choose, choice, prefer, you'd rather, up to you, yours to, would "
        "you like, would you rather, which would, alternatively, you could, you can, if you want, if you'd like, "
        "if you prefer, shall i, say the word, tell me which, just say, either way, do you want, if you like, let "
        "me know which, decide, decision"
    ),
    "cannot": (
        "can't, cannot, not able, unable, isn't possible, not possible, not allowed, won't, may not, couldn't, "
        "not something, out of my hands, i'm afraid, beyond what, only people, no longer, isn't, doesn't, don't"
    ),
    "because": ("because, since, that's why, the reason, here's why, as it, so that, which is why, means that, due to"),
    "instead": (
        "instead, but, what i can, what you can, until then, meanwhile, in the meantime, still, otherwise, though"
    ),
    "when": (
        "today, tomorrow, tonight, monday, tuesday, wednesday, thursday, friday, saturday, sunday, day, hour, "
        "minute, week, noon, midnight, morning, afternoon, evening, january, february, march, april, may, june, "
        "july, august, september, october, november, december, o'clock, am, pm"
    ),
    "by_when": (
        "within, by, until, before, at the latest, no later, straight away, right away, right now, just now, at "
        "once, from now, already"
    ),
    "vague": (
        "soon, shortly, as soon as possible, in due course, at the earliest, look into, looking into, get back to "
        "you, be in touch, in touch, keep you posted, working on, do my best, do our best, as quickly as "
        "possible, before long, review, reviewing, investigate, investigating, someone will, one of our, before "
        "you know, a while, process it"
    ),
    "who": (
        "team, desk, colleague, colleagues, specialist, specialists, department, billing, manager, person, "
        "people, courier, carrier"
    ),
    "cheer": (
        "great, awesome, fantastic, wonderful, excited, exciting, amazing, perfect, no worries, no problem, have "
        "a great, enjoy, happy, glad, lovely, good news, thrilled, pleased, absolutely, certainly, of course, "
        "congratulations, brilliant, super, yay, cheers, welcome, have a good, have a nice, have a lovely, "
        "wonderful day, great day"
    ),
    "praise": ("brave, strong, proud, great job, wonderful job, well done, amazing job, patience, loyalty, bravery"),
    "blames": (
        "calm down, as i said, as i already, as i have, as already, already told you, should have, should've, you "
        "failed, your responsibility, your own, need to understand, must understand, next time, in future, terms "
        "you, you agreed, had you, if you had, you didn't, you did not, please note, please be advised, kindly "
        "refrain, as stated, as mentioned, as explained, you neglected, your fault, your mistake, you forgot, "
        "careless, pay attention, read the, you were told, you were informed, language like, tone, repeatedly"
    ),
    "pushes_off": (
        "contact the, contact your, get in touch with, ask the, ask your, your bank, the carrier, the seller, the "
        "courier, visit our, help centre, help center, faq, website, call us, email us, write to, go to, reach "
        "out to, check with, speak to, take it up, you will need to, you'll need to, you must, you need to, "
        "please provide, please send, please wait, please allow, be patient"
    ),
    "dead": (
        "nothing i can, nothing more, can't help, cannot help, unable to help, unable to assist, cannot assist, "
        "not able to help, not able to assist, no way to, there is nothing, there's nothing, not my, that's all "
        "i, that is all i, closed, final, no exceptions, cannot be changed, can't be changed, anything else, "
        "further assistance"
    ),
    "stiff": (
        "pursuant, hereby, kindly, aforementioned, per our, terms and conditions, in accordance, utilise, "
        "commence, as per, regarding, pertaining, aforesaid, therein, thereof, shall be, set off, liabilities, "
        "arrears, residual, furthermore, accordingly, notwithstanding, requested, submitted, processed, "
        "initiated, policy, procedure, ticket, escalated, escalation, authentication, subsequently, remittance, "
        "eligible, eligibility, clause, section, status, request, inquiry, enquiry, assistance"
    ),
    "admits": (
        "our mistake, our fault, our error, our side, our end, we got, we made, we charged, was wrong, that's "
        "wrong, should not have, shouldn't have, wasn't right, got that wrong, my mistake, we told you, on us, we "
        "failed, we let, we were, we lost, we missed, we promised, we took, we sent, was ours, is ours, our "
        "doing, we gave, our own, that was our"
    ),
    "yes_no": "yes, no, not, yep, nope, correct, right, exactly, neither, both",
    "gives_how": "how, first, then, step, open, press, tap, go, choose, keep, leave, reply",
    "thanks": "thank you, thanks, appreciate",
    "ease": (
        "needn't, don't need, do not need, don't have to, do not have to, no need, won't have to, nothing to do, "
        "nothing for you, nobody will, no one will, you're safe, is safe, not at risk"
    ),
    "opens_self": "ai assistant, virtual assistant, automated assistant, an ai, a bot, an automated",
}
"""What a bot's words do, by name."""

MATTERS: dict[str, str] = {
    "death": (
        "die, died, death, dead, funeral, buried, bury, widow, widower, grave, late, passed away, lost my, gone, "
        "ashes, mourning, bereavement, bereaved, loss, condolence, grief, estate"
    ),
    "health": (
        "hospital, ward, doctor, nurse, ill, illness, sick, operation, surgery, hip, heart, lungs, pain, "
        "medicine, insulin, inhaler, oxygen, wheelchair, dementia, cancer, diabetes, diabetic, therapy, anxiety, "
        "depression, carer, care, blind, deaf, pregnant, allergy, allergic, health, bed, disabled, ramp, hoist"
    ),
    "child": (
        "baby, child, kid, children, son, daughter, toddler, newborn, school, nephew, niece, grandson, "
        "granddaughter, pram, stroller, boy, girl, little"
    ),
    "kin": (
        "mother, mum, mom, father, dad, da, husband, wife, brother, sister, parent, gran, grandma, grandfather, "
        "nan, aunt, uncle, family, friend, neighbour, neighbor, partner"
    ),
    "money": (
        "rent, wage, wages, payday, paid, salary, pension, benefit, bill, overdraft, mortgage, deposit, afford, "
        "broke, savings, debt, groceries, food, heating, electric, gas, landlord, evict, budget, skint, tight, "
        "short, cash"
    ),
    "occasion": (
        "wedding, birthday, christening, party, anniversary, christmas, funeral, exam, interview, trip, holiday, "
        "flight, concert, graduation, present, gift, guests, match, race, game, show, recital"
    ),
    "work": (
        "job, work, shift, boss, laid, redundant, office, business, shop, client, customers, contract, meeting, "
        "tools, van"
    ),
    "home": (
        "house, home, flat, kitchen, fridge, freezer, cooker, oven, stairs, door, doorstep, porch, roof, boiler, "
        "heater, washing, sofa, hall, building"
    ),
    "again": (
        "again, twice, third, fourth, second, time, times, keep, kept, still, every, already, before, repeat, "
        "repeated, same, round, back"
    ),
    "waiting": (
        "wait, waited, waiting, hours, weeks, days, hold, queue, since, long, late, delay, delayed, morning, "
        "promised, promise"
    ),
    "fear": (
        "scared, afraid, fear, frighten, frightened, panic, safe, unsafe, threat, threaten, police, stranger, "
        "hacked, stolen, stole, fraud, scam, worried, worry, nervous, shaking"
    ),
    "anger": (
        "angry, furious, fuming, livid, ridiculous, joke, rubbish, useless, disgrace, disgusting, fed, sick of, "
        "mad, insult, nonsense, liar, lie, lies, lied"
    ),
    "shame": ("ashamed, embarrassed, embarrassing, proud, pride, pity, humiliate, humiliated, judge, dignity"),
    "legal": (
        "lawyer, solicitor, court, sue, ombudsman, regulator, complaint, press, newspaper, reporter, tribunal, "
        "legal, law"
    ),
    "animal": "dog, cat, horse, puppy, pet, rabbit, hen, vet",
    "memory": ("photo, photos, album, memory, keepsake, sentimental, heirloom, letters, ring, engraved, handmade"),
    "person": (
        "person, human, people, somebody, someone, colleague, manager, supervisor, representative, agent, voice"
    ),
    "trust": ("believe, trust, truth, honest, honestly, proof, prove, evidence, promised, told, said, word, written"),
    "privacy": "data, address, name, private, secret, hide, nobody, told, know, parcel, plain",
    "broken": (
        "broken, broke, smashed, cracked, damaged, torn, wet, mould, missing, wrong, faulty, dead, leak, leaking, "
        "burnt, smell, dented"
    ),
}
"""What a customer's trouble is about, so that a reply may meet it in other words than the customer's own."""

DISTRESS = (
    "please, urgent, urgently, crying, cried, scared, desperate, angry, furious, ridiculous, disgusting, worried, "
    "panic, fed up, joke, useless, died, funeral, hospital, rent, evicted, alone, ashamed, help, can't, cannot, "
    "never, nobody, enough, sick, awful, terrible, disgrace, lied, liar, threat, afraid, exhausted, tired, hate, "
    "humiliated, desperate"
)
"""Words of a customer who is not well, or not content."""

_SMALL = (
    "a an the and or but if so as at by for from in into of off on onto out over to up with about after before "
    "then than that this these those there here it its it's is are was were be been being am i i'm i've i'll i'd "
    "me my mine we we're we've we'll our us you you're you've you'll you'd your yours he she they them their his "
    "her him who whom which what when where why how all any both each few more most other some such no nor not "
    "only own same too very can can't could will won't would should shall may might must do does did don't "
    "doesn't didn't have has had haven't hasn't just also yes please thank thanks ok okay well now get got go "
    "going one that's there's what's let's because until while again said say says tell told know like want need "
    "make made take come see put two back still even much many way thing anything something nothing everything "
    "really quite lumen hello hi dear ai assistant"
)
SMALL = frozenset(_SMALL.split())
"""Words that say nothing about the situation, whoever shares them."""
