"""The gender that first names tell, where it is nearly always the same."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

from quotes.speakers.lexicon import Gender

_FEMALE = """
abigail achieng adaeze adele adhiambo adriana aferdita agatha agnes agneta agnieszka aicha aida
aigul ainur aisha aishatu aissata akiko akinyi akua alejandra alessandra alexandra alice alicia
alina alison allison alma amaka amalia amanda amber amelia amelie amina aminata amy ana anahit
anastasia anastasiya angela angelina angelique angie ani anita anja anjali anke ann anna annalena
anne annegret anneke anneli annette annie annika anouk antonella antonia anuradha anush anya aoife
aparna apinya arlene armine arpine asha ashley asma astrid asuncion atieno atifete audrey aung-ma
aurelie awa aya ayaan ayelet ayesha aylin ayse aysel ayumi azadeh barbara beata beatrice beatriz
becky bella benazir bernadette bernice bertha beth bethany betty beverly biljana bintou birgit
birgitte bolanle bonnie bozena brenda bridget brigitte britt brittany bukola busisiwe camila
camilla camille candice carla carmen carol carole caroline carolyn catalina catherine cathy
catriona cecilia celeste celia celine chantal charlotte cheryl chiamaka chiara chinwe chioma chipo
chloe christina christine ciara cindy claire clara clarissa claudia colleen concepcion connie
consuelo corazon cristina cynthia daisy daniela danielle danuta daphne daria darya dawn debbie
deborah debra deepa deepika delia delores delphine denise despina dewi diana diane dilma dimitra
dina dinara dolores donna dora doris dorothy dragana edith edna eileen eilidh ekaterina elaine
eleanor elena eleni eleonora elif elisa elisabeth elisabetta elise eliza elizabeth ella ellen ellie
elodie eloise elsa emilia emily emine emma erica erika erna esperanza esra estela esther eszter
eun-ji eunice eva eve evelyn ewa ewelina fadia fadzai faiza farah farida fatima fatma fatou
fatoumata fawzia federica felicia femke fernanda fiona fionnuala florence folake folasade fotini
frances francesca francine francoise freya frida funke gabriela gabriella gabrielle galina gayane
geeta genevieve geraldine gertrude geun-hye gillian gina giorgia gita giulia gladys glenda gloria
golda golnaz grace grainne greta gretchen gro guadalupe gudrun gulmira gulnara gunilla gwen
gwendolyn hadiza hala halima halyna hana hanan hannah harriet haruka hasmik hawa hayley hazel
heather heba heidi heike helen helena helene helga henrietta hermine hilary hilda hillary hina hoda
holly hripsime huda hye-jin ida ifeoma ifrah ilaria ildiko ilona imane imee imelda imogen inaya
indira ines inger ingrid inna ioana ioanna irena irene irina iris iryna isabel isabella isabelle
ivana ivanka ivonne iwona jacinda jacqueline jadranka jana jane janet janice janine janneth jasmine
jayalalitha jeanette jeanne jelena jenna jennie jennifer jenny jessica ji-hyun ji-yeon jill jitka
joann joanna joanne jocelyn johanna jolanta josefina josephine joyce juana juanita judith judy
julia juliana julie juliet juliette justine kadiatou kaisa kalpana kamala karen karin karina karine
karla katalin katarina katarzyna kate katerina kateryna katharine katherine kathleen kathryn kathy
katie katrin katrina kavita kayla keiko kellyanne ketevan khadija khadijah khaleda kimberly kirsten
kirsti kirsty kolinda kristen kristin kristina kristine krystyna ksenia lakshmi lalitha lana lara
larisa latoya laura lauren laurie layla leah leela leila lena leni lenka leonor lesya leticia leyla
liana lidia lidiya liesbeth lilian lilit lillian lily lina linda lindiwe lisa liv liza ljiljana
loida lois lola lorena loretta lorraine lotte louisa louise lourdes lucia lucie lucinda lucy
ludmila luisa luiza lupe lupita lusine lydia lynne lyudmila madeleine madeline maeve magdalena
maggie maha mahnaz maimuna mairi malala malgorzata malin mamata mandy manisha manuela marcela
marcia margaret margarita margot margrethe maria mariam mariama mariana marianne mariatou marie
mariela marijke marilyn marina marine marisol mariya marjorie marketa marlene marsha marta martha
martina mary maryam maryna marzieh masih mathilde matilda maureen mavis maya mayawati mayra medea
meena meera megan megawati meghan mehri mei melania melanie melinda melissa meral merav mercedes
mercy meredith merve mette michelle michiko mieke mieko mihaela milagros mildred milena milica
min-ji mina miranda mirela miriam moira molly mona monica monika monique morag muriel myriam myrna
nabila nadezhda nadia nadine nadiya naima naira naledi nancy nandini naoko naomi nare narine nasrin
natalia natalie nataliya natalya natasha nathalie nawal nazeni ndeye neha nellie ngozi ngozika
niamh nicole nikki niloufar nina nirmala njeri nkosazana noeleen noemi noemie nokuthula nomsa
nomvula nora noriko nosiviwe noura nune nuria nurul nyambura nyokabi octavia odette odile oksana
oleksandra olena olga olha olivia ophelia orla oumou paivi pamela paola parisa parveen patience
patricia patti patty paula paulina pauline peggy penelope penny pernille petra philippa phoebe
phyllis pilar pinar polly pooja pramila precious preeti priscilla priti priya priyanka prudence
puan puti rachel rana rania raquel rashida ratna rebecca reem regina rekha rena renata renate renee
retno rhonda riikka rita roberta rocio rodica roisin rokia rosa rosalba rosalia rosalind rosalinda
rose rosemary rosie roxana roxanne roza ruhi ruth ruzanna sabine sabrina sachiko sadia safiya
sakura sally salma salome saltanat samantha samia samira sana sanae sandra sandrine sanna sara
sarah sarita saskia satenik savita segolene sekai selena serena shabana shakira sharon sheila
shelley sherry sheryl shireen shirin shirley shreya shushan sigrid silke silvia sinead siobhan
siranush siti smriti sneha snezana sofia soledad solveig sona sonia sonja soo-jin sophia sophie
stacey stella stephanie sue sujata sunita susan susana susanna sushma susi suzanne svetlana swati
sybil sylvia sylvie taguhi tamar tamara tamika tania tanya tara tarja tatiana tatyana teresa tess
tessa tetiana thandi thandiwe thelma theresa therese thuli thuy tiffany tihana timea tina tomoko
tove tracey trudy tulsi tzipi ulla uma urmila ursula urszula usha valentina valentyna valeria
valerie vanda vandana vanessa vasiliki vasundhara vera veronica veronika veronique vesna vicky
victoria vidya viktoriya violet violeta viorica virginia vivian viviane vjosa wambui wanda wangari
wanjiku wanjiru wendy whitney wilhelmina wilma winifred winnie ximena xiomara xochitl yadira yara
yasmin yasmine yelena yesenia yetunde yevgenia yingluck yingying yoko yolanda yuko yulia yuliia
yuliya yumiko yuriko yvette yvonne zahra zainab zanele zara zarina zaruhi zeinab zelda zeynep
zhanna zinaida zoe zohra zorica zsuzsanna zuzana
"""
_MALE = """
aaron abbas abdel abdelaziz abdelfattah abdelkader abdou abdoulaye abdrabbuh abdul abdulaziz
abdulla abdullah abdullahi abel abhishek abhisit abiy abraham abu abubakar adam adama adebayo adel
adnan adolfo adrian aecio ahmad ahmed ahmet ajay akbar akhilesh akira alan alassane albert alberto
alejandro aleksandar aleksander aleksandr aleksei aleksey aleksi alessandro alexander alexandre
alexei alexey alfonso alfred alfredo ali alistair aliyu allan allen alonzo alpha alvaro alvin
amadou aminu amir amit amrullah anatoly anders andre andreas andrei andres andrew andrey andriy
andrzej andy angus anies anil anthony antoine anton antoni antonio antony antti anwar aram arayik
archie arjun arman armando armen arnaud arnold artak arthur artur arturo arun arvind ashok ashraf
asif aslan atif atiku augusto avi avigdor ayman aziz babak babatunde badr barack barham barry bart
bashar bashir bassam basuki ben benedict benigno benjamin benoit bernard bernardo bernie bert
bertrand bheki bhupinder bidzina bilal bilawal bill billy binyamin bjorn blaise bob bobby bogdan
bojan bongani boris brad bradley brandon brendan brent brett brian bruce bruno bryan bryce bulent
burak burhan byron caio caleb calin callum calvin carl carlo carlos cecil cedric cem cesar chad
charles charlie chester chidi chinedu chinua chris christian christoph christophe christopher chuck
chukwuemeka chukwuma ciaran clarence claude clay clement cliff clifford clint clive cody colin
conor conrad corey cormac cornelius costas craig curt curtis cyril cyrille cyrus dafydd dale damian
damien dan daniel danny daoud dapo dario darnell darrell darren daryl dave david davit dean declan
deepak demetrius denis dennis derek derrick deshawn desmond devlet diarmuid dick didier diego
dieter digvijay dimitri dimitris diosdado dirk dmitri dmitriy dmitry dmytro dominic don donald
donatien doug douglas dragan duncan dustin dwayne dwight dylan earl eddie eddy edgar edgardo edmond
edmund eduard eduardo edward edwin ehud eitan elchin elias elijah elliot elliott elmer emad emeka
emil emilio emin emmanuel emmerson emomali emre enrico enrique eoin eric erik ernest ernesto ernie
ersin esteban ethan etienne eugene evan evgeny evo ewan ezra fabian fabio fabrice fadi fahad faisal
faraj fareed farid fathi faustin fayez federico felipe felix femi ferdinand ferenc fernando fidel
filip florian floyd francesco francisco franco francois frank franklin franz fraser fred freddie
frederic frederick frederik fredrik friedrich fuad fumio fyodor gabriel gaetan gagik gamal garegin
gareth garth gary gaston gatot gavin geert gegham gennady geoff geoffrey george georges gerald
geraldo gerard gerardo gergely gerhard gert getachew gevorg gianni gideon gilbert gilberto gilles
giorgi giorgio giorgos giovanni girma giuseppe glen glenn godfrey goodluck gor goran gordon
gotabaya graham grant grantley greg gregg gregor gregory grigor grigory guido guillaume guillermo
gulbuddin gunnar gunter gunther gus gustavo guy habib haibatullah haidar haider hailemariam hakob
hamad hamid hamish hamza hank hans harald hari harold harrison harry haruto hasan hashim hassan
hayk hector heinz hendrik henri henri-konan henrik henry herbert herman hermann hernan heydar
hiroshi hishammuddin hissene homer horacio horst hoshyar hosni howard hrant htin hubert hugh hugo
humberto huseyin hussein iain ian ibrahim ibrahima idris idriss idrissa ifeanyi ignacio igor ike
ikenna ilan ilham ilya imad imran irakli irungu irving isaac isaiah isaias ishmael ismail issa
istvan ivan ivo jacinto jack jacob jacques jae-in jaime jair jake jakob jakub jalal jamal james
janez janne jared jaroslav jaroslaw jason jasper javad javier jay jean-claude jean-luc jean-marie
jean-paul jean-pierre jeff jefferson jeffrey jens jeremiah jeremy jeroen jerome jerry jesse jeyhun
jim jimmy jinping jiri joachim joao joaquim joaquin joe joel johan johann johannes john johnny joko
jomo jon jonas jonathan jong-il jong-un jorg jorge joris jose josef joseph josh joshua jozef juan
juha jukka jules julian julien julio julius junaid junichiro jurgen justin jusuf kamal kamau kapil
kareem karim karl karol kaspar kasper kassym-jomart katsuya kayode keith kemal ken kenan kenji
kenneth kenny kent keqiang kevin khadga khaled khalid khalil kieran kiko kipchoge kipchumba kiprono
kirill kizza klaus kofi kostas krzysztof kurt kwabena kwame kwasi kyle kyriakos lalu lamar lance
larry lars lassina laszlo laurent lawrence lenin leo leon leonard leonardo leonid leopoldo leroy
lester levan levon lewis liam lindani linus lionel lloyd lorenzo louis luc luca lucas luciano
ludovic ludvik ludwig luhut luigi luis luiz luka lukas luke luther lyle maarten macky magnus
mahamadou mahamane mahamat mahathir mahdi mahesh mahinda mahmoud mahmud maithripala makoto maksim
malcolm malik mamadou mandla manish manmohan manoj mansour manuel marc marcel marcelo marco marcos
marcus mariano mario marjan mark marko markus marlon martin marty marvin masoud masrour massimo
masud mateo mateusz mathieu matias matt matteo matthew matthias matthieu matti mattias maurice
mauricio mauro max maxim maximilian mehdi mehmet mel meles melvin mesrop michael michal michel mick
miguel mihai mike mikhail mikheil mikkel miles milorad milos milton min-jun miroslav mitch
mithripala mitt modibo mohamad mohamed mohammad mohammed mohan mohsen moise moises moo-hyun
mordechai morris moses moshe moussa muammar muhammad muhammadu muhyiddin mukhtar muqtada murad
murat murray musa musalia mustafa mustapha mwai mwangi mykola myung-bak nabih nabil naftali najib
naoto narek narendra nasir nasser nat nathan nathaniel naveen nawaz nayef neal nechirvan ned neil
nelson nenad nestor nicholas nick nicolae nicolai nicolas niels nigel nikhil nikol nikola nikolai
nikolaos nikolay nikos nils nitin nitish nizar njoroge nnamdi noah noam nobuo noel norbert norman
norris nouri nursultan obinna ochieng odhiambo olaf olav ole oleg oleh oleksandr oliver olivier
ollanta olumide olusegun omar omer orhan orkhan osama oscar osman otieno otto ousmane owen pablo
padraig panagiotis panfilo paolo pascal patrice patrick paul paulo pavel pawel pedro pekka percy
pervez peter petr petro petros petteri philip philippe phillip pierre piers pieter pietro piotr
prabowo prakash pranab pravin prayut prayuth preston qamar qasim qishan quentin quincy rachid
radoslaw rafael rafik rafiq raheel rahul raila raj rajesh rajiv rajnath rakesh ralph ramesh rami
ramin ramiro ramon ramzan randall randy ranil raphael rashad rashid rasmus raul ravi raymond recep
reginald reince reinhard renato reuben rex reza rhys ricardo riccardo richard rick ricky ridwan
robert roberto roderick rodney rodolfo rodrigo roger rohan rohit roland rolando rolf roman romano
ron ronald ronnie rory ross rotimi roy ruben rudolf rudolph rudy rupert rush ruslan russ russell
rustam ryan saad sabri saeed sajid sajith salah salman salvador salvatore sami samir samuel samvel
sani sanjay santiago sarkis saud saul sauli scott seamus sean sebastian sebastien sedat segun
selahattin selim serge sergei sergey sergio serhiy serkan serzh seth seun seyran shahbaz shahid
shane sharad shashi shaun shawn shehbaz sheldon shigeru shimon shinzo sibusiso sidney silvio simon
sipho sirajuddin sitaram sizwe slobodan sohail solomon somchai soren spencer stan stanislav stanley
stavros stefan stefano stepan stephan stephane stephen sterling steve steven stewart stuart sudhir
suleiman sung-ho sunil suresh sushil suthep sven syed sylvester tadeusz taha takashi tamim tarek
tariq taro tayyip ted terrence tevin tewodros thabang thabo thaksin themba theodore thiago thierry
thomas tigran tim timo timothy timur tobias toby todd tom tomas tomasz tommy tony toshio traian
travis trent trevor tsegaye tunde turki tyler tyrone udo uhuru umar umaru umberto uwe vaclav vahagn
vahan vahram vakhtang valery vardan vartan vasily vasyl vernon vicente victor vijay vikram viktor
vince vincent vincenzo vinicius vinod viorel vitaly vittorio vlad vladimir vladislav volodymyr
vyacheslav wade wafula waleed walid walt walter warren wassim wayne wendell werner wilbur wilfred
wilhelm will willem william willie winston wiranto wojciech wole wolfgang woodrow wouter xavier
yahya yair yakov yanis yannick yannis yaser yasir yasser yasuo yaw yerlan yevgeny yitzhak yoav
yoichi yoshihide yoshihiko yousaf yousef youssef yoweri yuri yury yusuf yves zabihullah zachary
zafar zahid zaid zaur zbigniew zdenek ziad zoltan zoran zulfikar zurab zviad
"""


_ARMENIAN = {"gohar": Gender.FEMALE, "karen": Gender.MALE}
_REMEMBERED = 4096  # the same words come up again and again
_GENDER_OF = {
    **dict.fromkeys(_FEMALE.split(), Gender.FEMALE),
    **dict.fromkeys(_MALE.split(), Gender.MALE),
}


@lru_cache(_REMEMBERED)
def gender_of(first_name: str, surname: str = "") -> Gender | None:
    """The gender that a first name tells; None where it may be either, or is not known.

    Among Armenians some names, told by the surname, are of another gender than elsewhere.
    """
    if surname.lower().endswith("yan") and first_name.lower() in _ARMENIAN:
        return _ARMENIAN[first_name.lower()]
    name = "".join(char for char in normalize("NFD", first_name.lower()) if not combining(char))
    first, *more = name.split("-")
    if first == "jean" and more:  # a man's name in French, a woman's alone in English
        return Gender.MALE
    return _GENDER_OF.get(name) or _GENDER_OF.get(first)
