// The statements of Sluice, one statement per parse. Query bodies are water, which Calcite parses, with islands,
// which are ours: WINDOW, EMIT, WITHIN and ASOF. TokenScan retypes those four words where they begin an island, so that the
// rules stay LL(1) and a mistake inside an island is reported where it is.
grammar Dialect;

options { caseInsensitive = true; }

tokens { WINDOW_ISLAND, EMIT_ISLAND, WITHIN_ISLAND, ASOF_ISLAND, CONFLICT_ISLAND, MERGE_WHEN, MERGE_THEN, MERGE_FROM }

statement : body EOF ;

body
    : CREATE orReplace? creation                                                   #create
    | DROP objectKind ifExists? qualifiedName CASCADE?                             #drop
    | INSERT orReplace? INTO qualifiedName nameList? insertSource onConflict?      #insert
    | UPDATE qualifiedName (AS? identifier)? assignments otherRows?                #update
    | DELETE FROM qualifiedName (AS? identifier)? (WHERE part+ | USING mergeSource WHERE condition)? #delete
    | MERGE INTO qualifiedName (AS? identifier)? USING mergeSource ON condition mergeClause+ #merge
    | TRUNCATE TABLE? qualifiedName                                                #truncate
    | EXPLAIN explainMode? body                                                    #explain
    | (DESCRIBE | DESC) describeTarget                                             #describe
    | SHOW MATERIALIZED? identifier (LIKE STRING)?                                               #show
    | PAUSE pausable? qualifiedName                                                #pause
    | RESUME pausable? qualifiedName                                               #resume
    | SET optionKey (EQ | TO) optionValue                                          #set
    | RESET optionKey                                                              #reset
    | CHECKPOINT                                                                   #checkpoint
    | query                                                                        #select
    ;

creation
    : STREAM ifNotExists? qualifiedName tableElements? (FROM STRING)? withOptions?             #createStream
    | TABLE ifNotExists? qualifiedName tableElements? withOptions? (AS query)?                 #createTable
    | MATERIALIZED? VIEW ifNotExists? qualifiedName nameList? onError? withOptions? AS query   #createView
    | SINK ifNotExists? qualifiedName onError? sinkSource                                      #createSink
    | FUNCTION ifNotExists? qualifiedName AS STRING (USING JAR STRING)?                        #createFunction
    ;

sinkSource
    : FROM qualifiedName onError? withOptions?
    | withOptions AS query
    ;

insertSource : DEFAULT VALUES | query ;
onConflict : CONFLICT_ISLAND CONFLICT nameList? DO (NOTHING | UPDATE assignments) ;
assignments : SET part+ ;
otherRows : MERGE_FROM mergeSource WHERE condition ;
mergeSource : (qualifiedName | group) (AS? identifier nameList?)? ;
mergeClause : MERGE_WHEN NOT? MATCHED (AND condition)? MERGE_THEN mergeAction ;
mergeAction : UPDATE assignments | DELETE | INSERT nameList? insertValues | DO NOTHING ;
insertValues : VALUES group | DEFAULT VALUES ;
condition : part+ ;

orReplace : OR REPLACE ;
ifNotExists : IF NOT EXISTS ;
ifExists : IF EXISTS ;
onError : ON ERROR (FAIL | SKIP_) ;
pausable : STREAM | SINK | QUERY | MATERIALIZED? VIEW ;
objectKind : STREAM | TABLE | MATERIALIZED? VIEW | SINK | FUNCTION ;
explainMode : LOGICAL | PHYSICAL | ANALYZE ;

describeTarget
    : FUNCTION functionName
    | query
    | qualifiedName
    ;

tableElements : '(' tableElement (',' tableElement)* ')' ;
tableElement
    : WATERMARK FOR identifier AS expression        #watermark
    | PRIMARY KEY nameList (NOT ENFORCED)?          #primaryKey
    | (CONSTRAINT identifier)? CHECK group          #check
    | identifier dataType columnConstraint*         #column
    ;
columnConstraint : NOT NULL | NULL | PRIMARY KEY | DEFAULT defaultValue | CHECK group ;
defaultValue : (group | ~('(' | ')' | ',' | NOT | PRIMARY | DEFAULT | CHECK)) (group | ~('(' | ')' | ',' | NOT | NULL | PRIMARY | DEFAULT | CHECK))* ;

dataType : elementType ARRAY* ;
elementType
    : ARRAY '<' dataType '>'                                                                   #arrayType
    | MAP '<' dataType ',' dataType '>'                                                        #mapType
    | ROW ('(' typeField (',' typeField)* ')' | '<' typeField (',' typeField)* '>')            #rowType
    | typeName ('(' NUMBER (',' NUMBER)* ')')? timeZone?                                       #simpleType
    ;
typeField : identifier dataType ;
typeName
    : INTERVAL identifier (TO identifier)?
    | DOUBLE PRECISION?
    | CHARACTER VARYING?
    | CHAR VARYING?
    | BINARY VARYING?
    | identifier
    ;
timeZone : (WITH LOCAL? | WITHOUT) TIME ZONE ;

withOptions : WITH '(' option (',' option)* ')' ;
option : (optionKey | TABLE) EQ optionValue ;
optionKey : optionName ('.' optionName)* ;
optionName : identifier | STRING ;
optionValue : STRING | '-'? NUMBER | TRUE | FALSE | identifier ;

// A query reaches to the end of its statement.
query : (queryStart | queryGroup) part* ;
queryStart : SELECT | WITH | VALUES | FROM | TABLE ;
// Told from a list of names by its first word, so that nothing need look further ahead.
queryGroup : '(' (queryStart | queryGroup) part* ')' ;
part : group | window | emit | within | asof | water ;
group : '(' part* ')' ;
water : ~('(' | ')' | WINDOW_ISLAND | EMIT_ISLAND | WITHIN_ISLAND | ASOF_ISLAND | CONFLICT_ISLAND | MERGE_WHEN | MERGE_THEN | MERGE_FROM) ;

// An expression inside a list: reaches to the next comma or closing parenthesis of its own depth.
expression : (group | ~('(' | ')' | ','))+ ;

window : WINDOW_ISLAND kind=(TUMBLING | HOPPING | SESSION | CUMULATING) '(' windowArgument (',' windowArgument)* ')' ;
windowArgument
    : SIZE duration             #sizeArgument
    | ADVANCE BY duration       #advanceArgument
    | STEP duration             #stepArgument
    | OFFSET duration           #offsetArgument
    | GRACE PERIOD duration     #graceArgument
    | duration                  #gapArgument
    ;
duration : INTERVAL STRING unit=identifier | NUMBER unit=identifier ;
emit : EMIT_ISLAND (CHANGES | FINAL | ON WINDOW CLOSE) (AND TIMEOUT duration)? ;
within : WITHIN_ISLAND (duration | '(' duration (',' duration)? ')') (GRACE PERIOD duration)? ;

asof : ASOF_ISLAND ;

qualifiedName : identifier ('.' identifier)* ;
nameList : '(' identifier (',' identifier)* ')' ;

functionName : identifier | IF ;

identifier : IDENTIFIER | QUOTED | BACKQUOTED | nonReserved ;

nonReserved
    : ADVANCE | ANALYZE | BINARY | BY | CASCADE | CHANGES | CHAR | CHARACTER | CHECKPOINT | CLOSE | CONFLICT | CUMULATING | DESC
    | DESCRIBE | DO | DOUBLE | EMIT | ENFORCED | ERROR | EXPLAIN | FAIL | FINAL | FUNCTION | GRACE | HOPPING | JAR | KEY | LOCAL
    | LOGICAL | MAP | MATCHED | MATERIALIZED | NOTHING | OFFSET | PAUSE | PERIOD | PHYSICAL | PRECISION | QUERY | REPLACE | RESET | RESUME
    | SESSION | SHOW | SINK | SIZE | SKIP_ | STEP | STREAM | TIME | TIMEOUT | TRUNCATE | TUMBLING | VARYING | VIEW | WATERMARK | WITHIN
    | WITHOUT | ZONE
    ;

ADVANCE : 'ADVANCE' ;
ANALYZE : 'ANALYZE' ;
AND : 'AND' ;
ARRAY : 'ARRAY' ;
AS : 'AS' ;
BINARY : 'BINARY' ;
BY : 'BY' ;
CASCADE : 'CASCADE' ;
CHANGES : 'CHANGES' ;
CHAR : 'CHAR' ;
CHARACTER : 'CHARACTER' ;
CHECK : 'CHECK' ;
CHECKPOINT : 'CHECKPOINT' ;
CLOSE : 'CLOSE' ;
CONFLICT : 'CONFLICT' ;
CONSTRAINT : 'CONSTRAINT' ;
CREATE : 'CREATE' ;
CUMULATING : 'CUMULATING' ;
DEFAULT : 'DEFAULT' ;
DELETE : 'DELETE' ;
DESC : 'DESC' ;
DESCRIBE : 'DESCRIBE' ;
DO : 'DO' ;
DOUBLE : 'DOUBLE' ;
DROP : 'DROP' ;
EMIT : 'EMIT' ;
ENFORCED : 'ENFORCED' ;
ERROR : 'ERROR' ;
EXISTS : 'EXISTS' ;
EXPLAIN : 'EXPLAIN' ;
FAIL : 'FAIL' ;
FALSE : 'FALSE' ;
FINAL : 'FINAL' ;
FOR : 'FOR' ;
FROM : 'FROM' ;
FUNCTION : 'FUNCTION' ;
GRACE : 'GRACE' ;
HOPPING : 'HOPPING' ;
IF : 'IF' ;
INSERT : 'INSERT' ;
INTERVAL : 'INTERVAL' ;
INTO : 'INTO' ;
JAR : 'JAR' ;
KEY : 'KEY' ;
LIKE : 'LIKE' ;
LOCAL : 'LOCAL' ;
LOGICAL : 'LOGICAL' ;
MAP : 'MAP' ;
MATCHED : 'MATCHED' ;
MATERIALIZED : 'MATERIALIZED' ;
MERGE : 'MERGE' ;
NOT : 'NOT' ;
NOTHING : 'NOTHING' ;
NULL : 'NULL' ;
OFFSET : 'OFFSET' ;
ON : 'ON' ;
OR : 'OR' ;
PAUSE : 'PAUSE' ;
PERIOD : 'PERIOD' ;
PHYSICAL : 'PHYSICAL' ;
PRECISION : 'PRECISION' ;
PRIMARY : 'PRIMARY' ;
QUERY : 'QUERY' ;
REPLACE : 'REPLACE' ;
RESET : 'RESET' ;
RESUME : 'RESUME' ;
ROW : 'ROW' ;
SELECT : 'SELECT' ;
SESSION : 'SESSION' ;
SET : 'SET' ;
SHOW : 'SHOW' ;
SINK : 'SINK' ;
SIZE : 'SIZE' ;
SKIP_ : 'SKIP' ;
STEP : 'STEP' ;
STREAM : 'STREAM' ;
TABLE : 'TABLE' ;
THEN : 'THEN' ;
TIME : 'TIME' ;
TIMEOUT : 'TIMEOUT' ;
TO : 'TO' ;
TRUE : 'TRUE' ;
TRUNCATE : 'TRUNCATE' ;
TUMBLING : 'TUMBLING' ;
UPDATE : 'UPDATE' ;
USING : 'USING' ;
VALUES : 'VALUES' ;
VARYING : 'VARYING' ;
VIEW : 'VIEW' ;
WATERMARK : 'WATERMARK' ;
WHEN : 'WHEN' ;
WHERE : 'WHERE' ;
WINDOW : 'WINDOW' ;
WITH : 'WITH' ;
WITHIN : 'WITHIN' ;
WITHOUT : 'WITHOUT' ;
ZONE : 'ZONE' ;

EQ : '=' ;
LEFT : '(' ;
RIGHT : ')' ;
COMMA : ',' ;
DOT : '.' ;
LESS : '<' ;
GREATER : '>' ;
MINUS : '-' ;
SEMICOLON : ';' ;

STRING : '\'' (~['] | '\'\'')* '\'' ;
ESCAPED_STRING : 'E\'' (~['\\] | '\\' . | '\'\'')* '\'' ;
QUOTED : '"' (~["] | '""')* '"' ;
BACKQUOTED : '`' (~[`] | '``')* '`' ;
NUMBER : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ('E' [+\-]? DIGIT+)? ;
IDENTIFIER : LETTER (LETTER | DIGIT | OTHER_DIGIT)* ;
// To ask about letters beyond these costs less than a list of all: half of the time that the lexer needs to start.
fragment LETTER : [A-Z_$] | ~[\u0000-\u007F] {Character.isAlphabetic(_input.LA(-1))}? ;
fragment OTHER_DIGIT : ~[\u0000-\u007F] {Character.isDigit(_input.LA(-1))}? ;
fragment DIGIT : [0-9] ;

SPACE : [\p{White_Space}\uFEFF]+ -> channel(HIDDEN) ;
COMMENT : ('--' ~[\r\n]* | '/*' .*? '*/') -> channel(HIDDEN) ;

// An opening without its end swallows the rest of the text; TokenScan reports it at the opening.
UNTERMINATED
    : '\'' (~['] | '\'\'')*
    | '"' (~["] | '""')*
    | '`' (~[`] | '``')*
    | '/*' (~'*' | '*'+ ~[*/])* '*'*
    ;
OTHER : . ;
