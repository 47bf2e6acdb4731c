"""The gender that first names tell, where it is nearly always the same."""

from __future__ import annotations

from quotes.speakers.lexicon import Gender

_FEMALE = """
abigail adaeze adele adhiambo adriana aferdita agnes agnieszka aicha aida aigul ainur aisha aishatu
aissata akiko akinyi akua alejandra alexandra alice alicia alina alison allison alma amal amalia
amanda amber amelia amina aminata amy ana anahit anastasia anastasiya andrea angela angelina
angelique angie ani anita anjali ann anna anne anneli annette annie annika antonella antonia
anuradha anush anya aparna apinya arlene arpine ashley astrid asuncion atieno atifete audrey aung-ma
awa aya ayaan ayesha ayse aysel ayumi azadeh barbara beata beatrice beatriz becky bella benazir
bernadette bertha beth bethany betty beverly biljana bintou birgit birgitte bonnie bozena brenda
bridget brigitte bukola busisiwe camila camilla candice carla carmen carol carole caroline carolyn
catalina catherine cathy cecilia celeste celia chantal charlotte cheryl chiamaka chiara chinwe
chioma chloe christina christine cindy claire clara clarissa claudia colleen concepcion connie
consuelo corazon cristina cynthia daisy daniela danielle danuta daphne darya dawn debbie deborah
debra deepa delia delores denise dewi diana diane dilma dimitra dina dinara dolores donna dora doris
dorothy dragana edith edna eileen ekaterina elaine eleanor elena eleni eleonora elisa elisabeth
elise eliza elizabeth ella ellen eloise elsa emilia emily emma erica erika esperanza esra estela
esther eszter eun-ji eunice eva eve evelyn ewa ewelina fadia faiza farah farida fatima fatma fatou
fatoumata fawzia felicia fernanda fiona florence folasade fotini frances francesca francine
francoise frida funke gabriela gabriella gabrielle galina gayane geeta genevieve geraldine gertrude
geun-hye gillian gina giorgia gita giulia gladys glenda gloria gohar golnaz grace greta gretchen
guadalupe gudrun gulmira gulnara gwen hala halima halyna hana hanan hannah haruka hasmik hawa hayley
heather heba heidi helen helena helene helga henrietta hermine hilary hilda hillary hina hoda holly
hripsime hye-jin ida ifeoma ifrah ilaria ildiko ilona imane imee imelda inaya indira ines ingrid
inna ioana ioanna irene irina iris iryna isabel isabella isabelle ivana ivanka ivonne iwona jacinda
jacqueline jadranka jana jane janet janice janneth jasmine jayalalitha jeanette jeanne jelena jenna
jennie jennifer jenny jessica ji-hyun jill jitka joan joann joanna jocelyn johanna jolanta josephine
joyce juana juanita judith judy julia juliana julie juliet juliette justine kadiatou kaisa kalpana
kamala karen karin karina karine karla katalin katarzyna kate katerina katharine katherine kathleen
kathryn kathy katie katrina kavita kayla keiko kellyanne khadija khadijah kimberly kirsten kirsti
kolinda kristen kristin kristina kristine krystyna ksenia lakshmi lalitha lana lara larisa latoya
laura lauren laurie layla leah leela leila lena leni lenka leonor leticia leyla liana lidia lidiya
lilian lilit lillian lily lina linda lindiwe lisa liv liza ljiljana loida lois lola lorena loretta
lorraine lotte louisa louise lourdes lucia lucie lucinda lucy ludmila luisa luiza lupita lusine
lydia lynne lyudmila madeleine madeline magdalena maggie maha mahnaz maimuna malala malgorzata malin
mamata mandy manisha manuela marcela marcia margaret margarita margot margrethe maria mariam mariama
mariana marianne mariatou marie mariela marilyn marina marine marisol mariya marjorie marketa
marlene marsha marta martha martina mary maryam maryna marzieh masih matilda maureen mavis maya
mayawati mayra medea meena meera megan megawati meghan mehri melania melanie melinda melissa
mercedes mercy meredith mette michelle michiko mieko milagros mildred milena mina miranda mirela
miriam moira mona monica monika monique muriel myriam myrna nabila nadezhda nadia nadine nadiya
naima naledi nancy nandini naoko naomi nare narine nasrin natalia natalie nataliya natalya natasha
nawal ndeye neha nellie ngozi ngozika nicola nicole nikki niloufar nina nirmala njeri nkosazana
noeleen noemi nokuthula nomvula nora noriko nosiviwe noura nune nurul nyokabi octavia odette odile
oksana oleksandra olena olga olha olivia ophelia oumou paivi pamela parisa parveen patience patricia
patti patty paula paulina pauline peggy penelope penny pernille petra phoebe phyllis pilar pooja
pramila precious preeti priscilla priti priya priyanka puan puti rachel rana rania raquel rashida
ratna rebecca reem regina rekha rena renata renee retno rhonda riikka rita roberta rocio rokia rosa
rosalba rosalia rosalind rosario rose rosemary rosie roxana roxanne roza ruth ruzanna sabine sabrina
sachiko sadia safiya sakura salma saltanat samantha samia sana sandra sanna sara sarah sarita saskia
satenik savita selena serena shakira sharon sheila shelley sherry sheryl shireen shirin shirley
shreya shushan sigrid siobhan siranush siti smriti snezana sofia soledad solveig sona sonia sonja
soo-jin sophia sophie stacey stella stephanie sue sujata sunita susan susana susanna sushma susi
suzanne svetlana sybil sylvia sylvie tamar tamara tamika tania tanya tara tatiana tatyana teresa
tess thandi thelma theresa therese thuli thuy tiffany tihana timea tina tomoko tracey trudy tulsi
uma urmila ursula urszula usha valentina valentyna valeria valerie vanda vandana vanessa vasiliki
vasundhara vera veronica veronika vesna vicky victoria vidya viktoriya violet violeta virginia
vivian viviane vjosa wambui wanda wangari wanjiru wendy whitney wilhelmina wilma winnie ximena
xiomara xochitl yadira yara yasmin yasmine yelena yesenia yetunde yevgenia yingluck yingying yoko
yolanda yulia yuliia yuliya yumiko yuriko yvette yvonne zahra zainab zara zarina zeinab zelda
zinaida zoe zohra zsuzsanna zuzana
"""
_MALE = """
aaron abbas abdel abdelaziz abdelfattah abdelkader abdou abdoulaye abdrabbuh abdul abdulaziz
abdullah abdullahi abel abhishek abhisit abiy abraham abu adam adama adebayo adel adnan adolfo
adrian aecio ahmad ahmed ajay akbar akhilesh akira alan alassane albert alberto alejandro aleksandar
aleksander aleksandr aleksei aleksey alessandro alexander alexandre alexei alexey alfonso alfred
alfredo ali alistair allan allen alonzo alpha alvaro alvin amadou aminu amir amit amrullah anatoly
anders andre andreas andrei andres andrew andrey andriy andrzej andy anies anil anthony antoine
anton antoni antonio antony anwar aram archie arman armando armen arnold artak arthur artur arturo
arun arvind ashok ashraf asif atif atiku augusto avigdor ayman aziz babak babatunde badr barack
barham barry bart bashar bashir bassam basuki ben benedict benigno benjamin bernard bernardo bernie
bert bheki bhupinder bilal bilawal bill billy binyamin bjorn blaise bob bobby bogdan boris brad
bradley brandon brendan brent brett brian bruce bruno bryan bryce burhan byron caleb calvin carl
carlo carlos cedric cesar chad charles charlie chester chidi chinedu chinua chris christian
christoph christophe christopher chuck chukwuma clarence claude clay clement cliff clifford clint
clive cody colin conrad corey cornelius craig curt curtis cyril cyrus dale damian damien dan daniel
daniele danny daoud dapo dario darrell darren daryl dave david davit dean deepak demetrius denis
dennis derek derrick desmond dick didier diego dieter digvijay dimitri dimitris diosdado dirk dmitri
dmitriy dmitry dominic don donald donatien doug douglas duncan dustin dwayne dwight earl eddie eddy
edgar edgardo edmond edmund eduard eduardo edward edwin ehud eitan elias elijah elliot elliott elmer
emad emeka emil emilio emmanuel emmerson emomali enrico enrique eric erik ernest ernesto ernie ersin
esteban ethan etienne eugene evan evgeny evo ezra fabian fabio fabrice fadi fahad faisal faraj
fareed farid fathi faustin fayez federico felipe felix femi ferdinand fernando fidel filip florian
floyd francesco francisco franco francois frank franklin franz fred freddie frederic frederick
frederik fredrik friedrich fuad fumio fyodor gabriel gagik gamal garegin gareth garth gary gaston
gatot gavin gegham gennady geoff geoffrey george georges gerald geraldo gerard gerardo gerhard gert
getachew gevorg gianni gideon gilbert gilberto giorgi giorgio giorgos giovanni girma giuseppe glenn
godfrey goodluck gordon gotabaya graham grant grantley greg gregg gregor gregory grigor grigory
guido guillaume guillermo gulbuddin gunther gus gustavo guy habib haibatullah haidar haider
hailemariam hakob hamad hamid hamza hank hans harald hari harold harrison harry haruto hasan hashim
hassan hayk hector heinz hendrik henri henri-konan henrik henry herbert herman hermann heydar
hiroshi hishammuddin hissene homer horacio horst hoshyar hosni howard hrant htin hubert hugh hugo
humberto hussein ian ibrahim ibrahima idris idriss idrissa ignacio igor ike ikenna ilham ilya imad
imran irakli irving isaac isaiah isaias ishmael ismail issa ivan ivo jacinto jack jacob jacques
jae-in jaime jair jake jakob jakub jalal jamal james jared jason jasper javad javier jay jean-claude
jean-luc jean-marie jean-paul jean-pierre jeff jefferson jeffrey jens jeremiah jeremy jerome jerry
jim jimmy jinping joachim joao joaquim joaquin joe joel johan johann johannes john johnny joko jon
jonas jonathan jong-il jong-un jorge jose josef joseph josh joshua jozef juan jules julian julio
julius junaid junichiro jurgen justin jusuf kamal kamau kapil kareem karim karl karol kaspar
kassym-jomart katsuya kayode keith ken kenan kenji kenneth kenny kent keqiang kevin khadga khaled
khalid khalil kieran kiko kipchoge kiprono kizza klaus kofi kurt kwame kwasi kyle kyriakos lalu
lance larry lars lassina laurent lawrence lenin leo leon leonard leonardo leonid leopoldo leroy
lester levon lewis liam lindani linus lionel lloyd lorenzo louis luc luca lucas luciano ludovic
ludwig luhut luigi luis luiz luka lukas luke luther lyle macky mahamadou mahamane mahamat mahathir
mahdi mahinda mahmoud mahmud maithripala maksim malcolm malik mamadou manmohan manoj mansour manuel
marc marcel marcelo marco marcos marcus mariano mario mark marko markus marlon martin marty marvin
masoud masrour massimo masud mateo mateusz matt matteo matthew matthias matthieu mattias maurice
mauricio mauro max maxim maximilian mehdi mehmet mel meles melvin mesrop michael michal michel mick
miguel mihai mike mikhail mikheil miles milos milton miroslav mitch mithripala mitt modibo mohamad
mohamed mohammad mohammed mohsen moise moises moo-hyun mordechai morris moses moshe moussa muammar
muhammad muhammadu muhyiddin mukhtar muqtada murad murray musa mustafa mustapha mwai mwangi
myung-bak nabih najib naoto narek narendra nasir nasser nat nathan nathaniel naveen nawaz nayef neal
nechirvan ned neil nelson nestor nicholas nick nicolae nicolai nicolas niels nigel nikita nikol
nikola nikolai nikolaos nikolay nikos nils nitin nitish nizar njoroge nnamdi noah noam nobuo noel
norbert norman norris nouri nursultan obinna ochieng odhiambo oleg oleh oleksandr oliver olivier
ollanta olumide olusegun omar orhan osama oscar osman otieno otto ousmane owen pablo panagiotis
panfilo paolo pascal patrice patrick paul paulo pavel pawel pedro percy pervez peter petr petro
petros philip philippe phillip pierre pieter piotr prabowo prakash pranab pravin prayut prayuth
preston qamar qasim qishan quentin quincy rachid rafael rafik rafiq raheel rahul raila raj rajesh
rajiv rajnath rakesh ralph ramesh rami ramin ramon ramzan randall randy ranil raphael rashid raul
ravi raymond reginald reince reinhard reuben rex reza ricardo riccardo richard rick ricky ridwan
robert roberto roderick rodney rodolfo rodrigo roger rohit roland rolando rolf roman romano ron
ronald ronnie rory ross rotimi roy ruben rudolf rudolph rudy rupert rush russ russell ryan saad
sabri saeed sajid sajith salah salman salvador salvatore sami samir samuel samvel sani sanjay
santiago sarkis saud saul scott sean sebastian sedat segun selim serge sergei sergey sergio serhiy
serzh seth seun shahbaz shane sharad shashi shaun shawn shehbaz sheldon shigeru shimon shinzo
sibusiso sidney silvio simon sipho sirajuddin sitaram slobodan sohail solomon spencer stan stanislav
stanley stefan stefano stepan stephan stephane stephen sterling steve steven stewart stuart sudhir
suleiman sunil suresh sushil suthep sven syed sylvester tadeusz taha takashi tamim tarek tariq taro
tayyip ted terrence tevin tewodros thabang thabo thaksin themba theodore thierry thomas tigran tim
timothy timur tobias toby todd tom tomas tommy tony toshio traian travis trent trevor tsegaye tunde
turki tyler tyrone udo uhuru umar umaru vaclav vahan vahram valery vartan vasily vasyl vernon
vicente victor vijay vikram viktor vince vincent vincenzo vinod viorel vitaly vittorio vlad vladimir
vladislav volodymyr vyacheslav waleed walid walt walter warren wassim wayne wendell werner wilbur
wilfred wilhelm will willem william willie winston wiranto wojciech wole wolfgang woodrow xavier
yahya yair yakov yanis yannick yannis yaser yasir yasser yasuo yerlan yitzhak yoav yoichi yoshihide
yoshihiko yousaf yousef youssef yoweri yuri yury yusuf yves zabihullah zachary zafar zahid zaid
zbigniew ziad zoran zviad
"""


_GENDER_OF = {
    **dict.fromkeys(_FEMALE.split(), Gender.FEMALE),
    **dict.fromkeys(_MALE.split(), Gender.MALE),
}


def gender_of(first_name: str) -> Gender | None:
    """The gender that a first name tells; None where it may be either, or is not known."""
    return _GENDER_OF.get(first_name.lower())
