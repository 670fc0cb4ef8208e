/** Passwords of twelve characters and more that many people choose; in lower case, one space apart. */
const LIST = `
123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 0123456789012 012345678910 123456789123
123456789abc 123456789qwe 1234567890qwe 1234567890abc 1234qwerasdf 1234qwerasdfzxcv 123qweasdzxc 123qwe123qwe 12qwaszx12qw
1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1qaz1qaz1qaz
qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiopasdf qwertyuiopasdfghjkl qwertyuiop[] qwerty123456 qwerty1234567
qwerty12345678 qwerty123456789 qwertyqwerty qwerty123qwerty qwertyasdfgh qwertyasdfghzxcvbn qazwsxedcrfv qazwsxedcrfvtgb
qazwsx123456 zaq12wsxcde3 zaq1zaq1zaq1 asdfghjkl123 asdfghjkl1234 asdfghjklqwe asdfasdfasdf asdfghasdfgh asdf1234asdf
zxcvbnm12345 zxcvbnm123456 zxcvbnmasdfghjkl azertyuiop12 azertyuiop123 azerty123456 azertyazerty qwertzuiop12 qwertz123456
abcdefghijkl abcdefghijklm abcdefghijklmn abcdefghijklmnop abcd12345678 abcd1234abcd abcdef123456 abc123456789 abc123abc123
abcabcabcabc a1b2c3d4e5f6 a1b2c3d4e5f6g7 aa123456789 a123456789012 q1w2e3r4t5y6 q1w2e3r4t5y6u7
password1234 password12345 password123456 password1234567 password12345678 password123456789 password2020 password2021
password2022 password2023 password2024 password2025 password2026 password123! password1234! passwordpassword password1password
passw0rd1234 p@ssw0rd1234 p@ssword1234 p@ssw0rd123! mypassword12 mypassword123 mypassword1234 mypassword1 yourpassword
newpassword1 newpassword12 newpassword123 oldpassword1 oldpassword123 thepassword1 thisismypassword thisisapassword
passwordispassword mysecretpassword secretpassword supersecretpassword secretsecret secret123456 topsecret123 supersecret1
changeme1234 changeme12345 changeme123456 changemenow1 changemeplease pleasechangeme changethispassword changepassword
defaultpassword default12345 default123456 temporary123 temporarypassword temppassword1 temppassword123 testpassword
testpassword1 testpassword123 testing12345 testing123456 testtesttest test12345678 test123456789 test1234test
welcome12345 welcome123456 welcome12345678 welcomewelcome welcome2thejungle welcomehome1 welcomeback1 letmein12345
letmein123456 letmeinletmein letmeinplease letmeinnow123 administrator administrator1 administrator123 admin1234567
admin12345678 admin123456789 adminadmin12 adminadminadmin adminpassword admin1234admin rootrootroot rootpassword
superadmin123 superuser123 sysadmin1234 guestguest12 guestpassword useruseruser userpassword username1234 master123456
masterpassword monkey123456 monkeymonkey dragon123456 dragondragon dragonball12 dragonballz1 football1234 football12345
football123456 footballfootball baseball1234 baseball12345 baseball123456 basketball12 basketball123 basketball1 volleyball12
sunshine1234 sunshine12345 sunshine123456 sunshinesunshine princess1234 princess12345 princess123456 princessprincess
superman1234 superman12345 superman123456 batman123456 spiderman123 spiderman1234 starwars1234 starwars12345 harrypotter1
harrypotter12 harrypotter7 pokemon12345 pokemon123456 minecraft123 minecraft1234 fortnite1234 liverpool123 liverpool1234
manchester12 manchester123 manchesterunited manchestercity realmadrid12 realmadrid123 barcelona123 barcelona1234
juventus1234 arsenal12345 arsenal123456 chelsea12345 chelsea123456 iloveyou1234 iloveyou12345 iloveyou123456 iloveyouiloveyou
iloveyou1314 iloveyouforever iloveyousomuch iloveyoubaby iloveyoumom1 iloveyou4ever ilovemyself1 ilovemyfamily ilovemymother
ilovemyhusband ilovemykids1 ilovejesus123 jesuschrist1 jesuslovesme jesusislord1 godisgood123 godisgreat12 inshallah123
bismillah123 bismillah786 allahuakbar1 alhamdulillah forever12345 foreverandever loveloveloveyou lovelovelove loveyou12345
loveyouforever lovemeforever mylovemylove computer1234 computer12345 computer123456 internet1234 internet12345 samsung12345
samsung123456 samsunggalaxy iphone123456 google123456 googlegoogle facebook1234 facebook12345 facebook123456 microsoft123
windows12345 linux1234567 michael12345 michael123456 jennifer1234 jessica12345 charlie12345 charlie123456 alexander123
alexander1234 christopher1 christopher12 christopher123 elizabeth123 elizabeth1234 nicholas1234 jonathan1234 victoria1234
samantha1234 stephanie123 maria1234567 natasha12345 anastasia123 aleksandr123 aleksandra12 tatiana12345 george123456
trustno1trustno1 trustnoone12 whatever1234 whatever12345 nothing12345 anything1234 something123 forgetpassword forgotpassword
idontknow123 idontremember rememberme12 rememberme123 openopenopen opensesame12 opensesame123 summer123456 summersummer
winter123456 spring123456 autumn123456 january12345 february1234 september123 october12345 november1234 december1234
monday123456 friday123456 sunday123456 freedom12345 freedom123456 diamond12345 butterfly123 butterfly1234 chocolate123
chocolate1234 strawberry12 strawberry123 strawberry1 watermelon12 watermelon123 pineapple123 blueberry123 cheesecake12
hellohello12 hellohellohello helloworld12 helloworld123 helloworld1 hello1234567 hello12345678 goodmorning1 goodmorning123
goodmorning12 correcthorsebatterystaple correct-horse-battery-staple correcthorse thequickbrownfox quickbrownfox therealthing
ncc1701ncc1701 startrek1234 matrix123456 mustang12345 mustang123456 corvette1234 mercedes1234 motorcycle12 motherfucker
motherfucker1 fuckyou12345 fuckyou123456 fuckyoufuckyou assholeasshole unbelievable international professional organisation
organization championship intelligence relationship conversation transformers constitution headquarters government12
government123 parliament12 parliament123 ministry1234 defence12345 defense12345 security1234 security12345 security123456
partnership1 partnership12 partnership123 partnerreform reformtracker reformtracker1 trackertracker passwordtracker
motdepasse12 motdepasse123 motdepasse1234 motdepassemotdepasse monmotdepasse bonjour12345 bonjour123456 bonjourbonjour
soleil123456 doudou123456 chouchou1234 jetaime12345 jetaimejetaime nicolas12345 marseille123 marseille1313 parissaintgermain
contrasena12 contrasena123 passwort1234 passwort12345 passwort123456 hallohallo12 schatz123456 parola123456 parolaparola
lozinka12345 zaporka12345 heslo1234567 salasana1234 haslo1234567 parool123456 slaptazodis1 jelszo123456 sifre1234567
`;

const LISTED = new Set(LIST.trim().split(/\s+/));

const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "qwertzuiopasdfghjklyxcvbnm",
  "йцукенгшщзхъфывапролджэячсмитьбю",
];

/**
 * Whether a password is among those that are tried first: listed, the same with its usual replacements (`p@ssw0rd`) or
 * a tail of digits and signs, one piece over and over, or a run of the alphabet or the keyboard.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  return isListed(plain) || isRepeated(plain) || isRun(plain);
}

function isListed(plain: string): boolean {
  const stem = withoutReplacements(plain).replace(/[^\p{L}]+$/u, "");
  return LISTED.has(plain) || STEMS.has(stem);
}

/** `passw0rd` is `password` to whoever guesses. */
function withoutReplacements(text: string): string {
  const meant: Record<string, string> = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "@": "a",
    $: "s",
    "!": "i",
  };
  // Only between letters: a tail of digits is no word.
  return text.replace(/(?<=\p{L})[01345@$!](?=\p{L})/gu, (sign) => meant[sign] ?? sign);
}

/** The words behind the list: what is left of its entries without their tails. */
const STEMS = new Set(
  [...LISTED]
    .map((entry) => withoutReplacements(entry).replace(/[^\p{L}]+$/u, ""))
    .filter((stem) => stem.length > 4),
);

function isRepeated(plain: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(plain) && new Set(plain).size <= 4;
}

function isRun(plain: string): boolean {
  const reversed = [...plain].reverse().join("");
  return RUNS.some((run) => run.includes(plain) || run.includes(reversed));
}
