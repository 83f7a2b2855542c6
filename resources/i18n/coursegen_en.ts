<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>coursegen</name>
    <message>
        <source> a lesson</source>
        <translation> a lesson</translation>
    </message>
    <message>
        <source>## begins a section, which has a slide of its own. [pause 2] is silence in seconds. [check] is a question: the player stops there.</source>
        <translation>## begins a section, which has a slide of its own. [pause 2] is silence in seconds. [check] is a question: the player stops there.</translation>
    </message>
    <message numerus="yes">
        <source>%n QR code(s) made.</source>
        <translation>
            <numerusform>%n QR code made.</numerusform>
            <numerusform>%n QR codes made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) changed</source>
        <translation>
            <numerusform>%n account changed</numerusform>
            <numerusform>%n accounts changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) made</source>
        <translation>
            <numerusform>%n account made</numerusform>
            <numerusform>%n accounts made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activit(y|ies)</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n already here</numerusform>
            <numerusform>%n already here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not fit their question any more and keep their points.</source>
        <translation>
            <numerusform>%n answer do not fit their question any more and keep their points.</numerusform>
            <numerusform>%n answers do not fit their question any more and keep their points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) given today</source>
        <translation>
            <numerusform>%n answer given today</numerusform>
            <numerusform>%n answers given today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) saved</source>
        <translation>
            <numerusform>%n answer saved</numerusform>
            <numerusform>%n answers saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) still to be marked</source>
        <translation>
            <numerusform>%n answer still to be marked</numerusform>
            <numerusform>%n answers still to be marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), {right} remembered.</source>
        <translation>
            <numerusform>%n answer, {right} remembered.</numerusform>
            <numerusform>%n answers, {right} remembered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n assignment</numerusform>
            <numerusform>%n assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) at quizzes</source>
        <translation>
            <numerusform>%n attempt at quizzes</numerusform>
            <numerusform>%n attempts at quizzes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) change</source>
        <translation>
            <numerusform>%n attempt change</numerusform>
            <numerusform>%n attempts change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) under way go on with the questions that they began with.</source>
        <translation>
            <numerusform>%n attempt under way go on with the questions that they began with.</numerusform>
            <numerusform>%n attempts under way go on with the questions that they began with.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) were graded again; all scores stay.</source>
        <translation>
            <numerusform>%n attempt were graded again; all scores stay.</numerusform>
            <numerusform>%n attempts were graded again; all scores stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) let nobody in any more.</source>
        <translation>
            <numerusform>%n card let nobody in any more.</numerusform>
            <numerusform>%n cards let nobody in any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) removed.</source>
        <translation>
            <numerusform>%n card removed.</numerusform>
            <numerusform>%n cards removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) reviewed</source>
        <translation>
            <numerusform>%n card reviewed</numerusform>
            <numerusform>%n cards reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) will be asked again.</source>
        <translation>
            <numerusform>%n card will be asked again.</numerusform>
            <numerusform>%n cards will be asked again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) will not be asked until you let them.</source>
        <translation>
            <numerusform>%n card will not be asked until you let them.</numerusform>
            <numerusform>%n cards will not be asked until you let them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s). {what}</source>
        <translation>
            <numerusform>%n card. {what}</numerusform>
            <numerusform>%n cards. {what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the outline</source>
        <translation>
            <numerusform>%n change of the outline</numerusform>
            <numerusform>%n changes of the outline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n chapter</numerusform>
            <numerusform>%n chapters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) added</source>
        <translation>
            <numerusform>%n child added</numerusform>
            <numerusform>%n children added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be: the text was changed since.</source>
        <translation>
            <numerusform>%n could not be: the text was changed since.</numerusform>
            <numerusform>%n could not be: the text was changed since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course(s)</source>
        <translation>
            <numerusform>%n course</numerusform>
            <numerusform>%n courses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course(s) finished</source>
        <translation>
            <numerusform>%n course finished</numerusform>
            <numerusform>%n courses finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) in a row</source>
        <translation>
            <numerusform>%n day in a row</numerusform>
            <numerusform>%n days in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s) from yours</source>
        <translation>
            <numerusform>%n differ from yours</numerusform>
            <numerusform>%n differs from yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) before the decimal sign</source>
        <translation>
            <numerusform>%n digit before the decimal sign</numerusform>
            <numerusform>%n digits before the decimal sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) handed in</source>
        <translation>
            <numerusform>%n file handed in</numerusform>
            <numerusform>%n files handed in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) went to the trash.</source>
        <translation>
            <numerusform>%n file went to the trash.</numerusform>
            <numerusform>%n files went to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {folder}</source>
        <translation>
            <numerusform>%n file written to {folder}</numerusform>
            <numerusform>%n files written to {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished</source>
        <translation>
            <numerusform>%n finished</numerusform>
            <numerusform>%n finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished attempt(s)</source>
        <translation>
            <numerusform>%n finished attempt</numerusform>
            <numerusform>%n finished attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flagged</source>
        <translation>
            <numerusform>%n flagged</numerusform>
            <numerusform>%n flagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flashcard(s) added to your review.</source>
        <translation>
            <numerusform>%n flashcard added to your review.</numerusform>
            <numerusform>%n flashcards added to your review.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) learned</source>
        <translation>
            <numerusform>%n hour learned</numerusform>
            <numerusform>%n hours learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s)</source>
        <translation>
            <numerusform>%n learner</numerusform>
            <numerusform>%n learners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s) enrolled in “{course}”</source>
        <translation>
            <numerusform>%n learner enrolled in “{course}”</numerusform>
            <numerusform>%n learners enrolled in “{course}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s) enrolled.</source>
        <translation>
            <numerusform>%n learner enrolled.</numerusform>
            <numerusform>%n learners enrolled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s) saved as {file}</source>
        <translation>
            <numerusform>%n learner saved as {file}</numerusform>
            <numerusform>%n learners saved as {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s), {mean} % on average, {median} % in the middle</source>
        <translation>
            <numerusform>%n learner, {mean} % on average, {median} % in the middle</numerusform>
            <numerusform>%n learners, {mean} % on average, {median} % in the middle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out.</source>
        <translation>
            <numerusform>%n left out.</numerusform>
            <numerusform>%n left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left · about {time}</source>
        <translation>
            <numerusform>%n left · about {time}</numerusform>
            <numerusform>%n left · about {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>%n lesson</numerusform>
            <numerusform>%n lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) are new to some of them.</source>
        <translation>
            <numerusform>%n lesson are new to some of them.</numerusform>
            <numerusform>%n lessons are new to some of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) completed</source>
        <translation>
            <numerusform>%n lesson completed</numerusform>
            <numerusform>%n lessons completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) could not be made</source>
        <translation>
            <numerusform>%n lesson could not be made</numerusform>
            <numerusform>%n lessons could not be made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) done</source>
        <translation>
            <numerusform>%n lesson done</numerusform>
            <numerusform>%n lessons done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) may need a look: they stand first in the list of lessons.</source>
        <translation>
            <numerusform>%n lesson may need a look: they stand first in the list of lessons.</numerusform>
            <numerusform>%n lessons may need a look: they stand first in the list of lessons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) still name it.</source>
        <translation>
            <numerusform>%n lesson still name it.</numerusform>
            <numerusform>%n lessons still name it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) to make</source>
        <translation>
            <numerusform>%n lesson to make</numerusform>
            <numerusform>%n lessons to make</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) would be written in another way now; the others follow their passages.</source>
        <translation>
            <numerusform>%n lesson would be written in another way now; the others follow their passages.</numerusform>
            <numerusform>%n lessons would be written in another way now; the others follow their passages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lessons were merged.</source>
        <translation>
            <numerusform>%n lessons were merged.</numerusform>
            <numerusform>%n lessons were merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n letter</numerusform>
            <numerusform>%n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be used and will be left out.</source>
        <translation>
            <numerusform>%n line cannot be used and will be left out.</numerusform>
            <numerusform>%n lines cannot be used and will be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) found</source>
        <translation>
            <numerusform>%n line found</numerusform>
            <numerusform>%n lines found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved as {file}</source>
        <translation>
            <numerusform>%n line saved as {file}</numerusform>
            <numerusform>%n lines saved as {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n long</source>
        <translation>
            <numerusform>%n long</numerusform>
            <numerusform>%n long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) more</source>
        <translation>
            <numerusform>%n minute more</numerusform>
            <numerusform>%n minutes more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) were left.</source>
        <translation>
            <numerusform>%n minute were left.</numerusform>
            <numerusform>%n minutes were left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) there.</source>
        <translation>
            <numerusform>%n model there.</numerusform>
            <numerusform>%n models there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n module(s)</source>
        <translation>
            <numerusform>%n module</numerusform>
            <numerusform>%n modules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more come when some of these are mended</source>
        <translation>
            <numerusform>%n more come when some of these are mended</numerusform>
            <numerusform>%n more come when some of these are mended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more course(s)</source>
        <translation>
            <numerusform>%n more course</numerusform>
            <numerusform>%n more courses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more right answer(s) in a row are enough</source>
        <translation>
            <numerusform>%n more right answer in a row are enough</numerusform>
            <numerusform>%n more right answers in a row are enough</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for the next days. To do them today, raise the limits in the settings.</source>
        <translation>
            <numerusform>%n more wait for the next days. To do them today, raise the limits in the settings.</numerusform>
            <numerusform>%n more wait for the next days. To do them today, raise the limits in the settings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for the next days: today's measure is full.</source>
        <translation>
            <numerusform>%n more wait for the next days: today's measure is full.</numerusform>
            <numerusform>%n more wait for the next days: today's measure is full.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait in other courses.</source>
        <translation>
            <numerusform>%n more wait in other courses.</numerusform>
            <numerusform>%n more wait in other courses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new account(s)</source>
        <translation>
            <numerusform>%n new account</numerusform>
            <numerusform>%n new accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s)</source>
        <translation>
            <numerusform>%n new note</numerusform>
            <numerusform>%n new notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new passage(s) (stands|stand) in no lesson.</source>
        <translation>
            <numerusform>%n new passage stands in no lesson.</numerusform>
            <numerusform>%n new passages stand in no lesson.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) saved as {file}</source>
        <translation>
            <numerusform>%n note saved as {file}</numerusform>
            <numerusform>%n notes saved as {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the {count} answers are right.</source>
        <translation>
            <numerusform>%n of the {count} answers are right.</numerusform>
            <numerusform>%n of the {count} answers are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new</source>
        <translation>
            <numerusform>%n of them new</numerusform>
            <numerusform>%n of them new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} handed in</source>
        <translation>
            <numerusform>%n of {all} handed in</numerusform>
            <numerusform>%n of {all} handed in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) written to {file}</source>
        <translation>
            <numerusform>%n page written to {file}</numerusform>
            <numerusform>%n pages written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) without a change</source>
        <translation>
            <numerusform>%n paragraph without a change</numerusform>
            <numerusform>%n paragraphs without a change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) (stays|stay) as the source has (it|them)</source>
        <translation>
            <numerusform>%n part stays as the source has it</numerusform>
            <numerusform>%n parts stay as the source has them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the course copied.</source>
        <translation>
            <numerusform>%n part of the course copied.</numerusform>
            <numerusform>%n parts of the course copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts of the course were deleted.</source>
        <translation>
            <numerusform>%n parts of the course were deleted.</numerusform>
            <numerusform>%n parts of the course were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) of its documents changed since.</source>
        <translation>
            <numerusform>%n passage of its documents changed since.</numerusform>
            <numerusform>%n passages of its documents changed since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) of the answer cannot be used.</source>
        <translation>
            <numerusform>%n passage of the answer cannot be used.</numerusform>
            <numerusform>%n passages of the answer cannot be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pe(rson|ople)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pe(rson|ople) enrolled</source>
        <translation>
            <numerusform>%n person enrolled</numerusform>
            <numerusform>%n people enrolled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pe(rson|ople) saved as {file}</source>
        <translation>
            <numerusform>%n person saved as {file}</numerusform>
            <numerusform>%n people saved as {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of the copied text stayed out: paste or drop them one by one.</source>
        <translation>
            <numerusform>%n picture of the copied text stayed out: paste or drop them one by one.</numerusform>
            <numerusform>%n pictures of the copied text stayed out: paste or drop them one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of this quiz are missing. Their descriptions are shown instead.</source>
        <translation>
            <numerusform>%n picture of this quiz are missing. Their descriptions are shown instead.</numerusform>
            <numerusform>%n pictures of this quiz are missing. Their descriptions are shown instead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) put in. Undo takes them back.</source>
        <translation>
            <numerusform>%n piece put in. Undo takes them back.</numerusform>
            <numerusform>%n pieces put in. Undo takes them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) stayed out: what they replace was changed meanwhile.</source>
        <translation>
            <numerusform>%n piece stayed out: what they replace was changed meanwhile.</numerusform>
            <numerusform>%n pieces stayed out: what they replace was changed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) to look at.</source>
        <translation>
            <numerusform>%n piece to look at.</numerusform>
            <numerusform>%n pieces to look at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in classes</source>
        <translation>
            <numerusform>%n place in classes</numerusform>
            <numerusform>%n places in classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the lesson speak of it.</source>
        <translation>
            <numerusform>%n place in the lesson speak of it.</numerusform>
            <numerusform>%n places in the lesson speak of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) mended. Undo takes it back.</source>
        <translation>
            <numerusform>%n problem mended. Undo takes it back.</numerusform>
            <numerusform>%n problems mended. Undo takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) must be mended before the course can be published.</source>
        <translation>
            <numerusform>%n problem must be mended before the course can be published.</numerusform>
            <numerusform>%n problems must be mended before the course can be published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) (is|are) in its words.</source>
        <translation>
            <numerusform>%n question is in its words.</numerusform>
            <numerusform>%n questions are in its words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) answered</source>
        <translation>
            <numerusform>%n question answered</numerusform>
            <numerusform>%n questions answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) copied as GIFT.</source>
        <translation>
            <numerusform>%n question copied as GIFT.</numerusform>
            <numerusform>%n questions copied as GIFT.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) copied into this quiz.</source>
        <translation>
            <numerusform>%n question copied into this quiz.</numerusform>
            <numerusform>%n questions copied into this quiz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) copied.</source>
        <translation>
            <numerusform>%n question copied.</numerusform>
            <numerusform>%n questions copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) deleted. Undo brings back what is gone.</source>
        <translation>
            <numerusform>%n question deleted. Undo brings back what is gone.</numerusform>
            <numerusform>%n questions deleted. Undo brings back what is gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) flagged</source>
        <translation>
            <numerusform>%n question flagged</numerusform>
            <numerusform>%n questions flagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) have no answer yet.</source>
        <translation>
            <numerusform>%n question have no answer yet.</numerusform>
            <numerusform>%n questions have no answer yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) keep(s|) slipping: reading the passage again does more than asking again.</source>
        <translation>
            <numerusform>%n question keeps slipping: reading the passage again does more than asking again.</numerusform>
            <numerusform>%n questions keep slipping: reading the passage again does more than asking again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) more are overdue. No need for all at once: each day begins with what you would forget first, and you catch up bit by bit.</source>
        <translation>
            <numerusform>%n question more are overdue. No need for all at once: each day begins with what you would forget first, and you catch up bit by bit.</numerusform>
            <numerusform>%n questions more are overdue. No need for all at once: each day begins with what you would forget first, and you catch up bit by bit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) moved into this quiz.</source>
        <translation>
            <numerusform>%n question moved into this quiz.</numerusform>
            <numerusform>%n questions moved into this quiz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) of “{course}”. Read the lesson again</source>
        <translation>
            <numerusform>%n question of “{course}”. Read the lesson again</numerusform>
            <numerusform>%n questions of “{course}”. Read the lesson again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to models</source>
        <translation>
            <numerusform>%n question to models</numerusform>
            <numerusform>%n questions to models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) today</source>
        <translation>
            <numerusform>%n question today</numerusform>
            <numerusform>%n questions today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) understood</source>
        <translation>
            <numerusform>%n question understood</numerusform>
            <numerusform>%n questions understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) went from (its|their) courses.</source>
        <translation>
            <numerusform>%n question went from its courses.</numerusform>
            <numerusform>%n questions went from their courses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s), no answer yet</source>
        <translation>
            <numerusform>%n question, no answer yet</numerusform>
            <numerusform>%n questions, no answer yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n review</numerusform>
            <numerusform>%n reviews</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right answer(s)</source>
        <translation>
            <numerusform>%n right answer</numerusform>
            <numerusform>%n right answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right place(s) left out, outlined with a tick</source>
        <translation>
            <numerusform>%n right place left out, outlined with a tick</numerusform>
            <numerusform>%n right places left out, outlined with a tick</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) were changed.</source>
        <translation>
            <numerusform>%n score were changed.</numerusform>
            <numerusform>%n scores were changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) were left.</source>
        <translation>
            <numerusform>%n second were left.</numerusform>
            <numerusform>%n seconds were left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n section(s)</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) longer than {words} words</source>
        <translation>
            <numerusform>%n sentence longer than {words} words</numerusform>
            <numerusform>%n sentences longer than {words} words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s)</source>
        <translation>
            <numerusform>%n slide</numerusform>
            <numerusform>%n slides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) deleted.</source>
        <translation>
            <numerusform>%n slide deleted.</numerusform>
            <numerusform>%n slides deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) made from the lesson.</source>
        <translation>
            <numerusform>%n slide made from the lesson.</numerusform>
            <numerusform>%n slides made from the lesson.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still at it</source>
        <translation>
            <numerusform>%n still at it</numerusform>
            <numerusform>%n still at it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s)</source>
        <translation>
            <numerusform>%n term</numerusform>
            <numerusform>%n terms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be marked</source>
        <translation>
            <numerusform>%n to be marked</numerusform>
            <numerusform>%n to be marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to repeat</source>
        <translation>
            <numerusform>%n to repeat</numerusform>
            <numerusform>%n to repeat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to try again</source>
        <translation>
            <numerusform>%n to try again</numerusform>
            <numerusform>%n to try again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tr(y|ies) left</source>
        <translation>
            <numerusform>%n try left</numerusform>
            <numerusform>%n tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused</source>
        <translation>
            <numerusform>%n unused</numerusform>
            <numerusform>%n unused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) fewer</source>
        <translation>
            <numerusform>%n word fewer</numerusform>
            <numerusform>%n words fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) more</source>
        <translation>
            <numerusform>%n word more</numerusform>
            <numerusform>%n words more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(deleted)</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(no words)</translation>
    </message>
    <message>
        <source>0 means none.</source>
        <translation>0 means none.</translation>
    </message>
    <message>
        <source>14 min</source>
        <translation>14 min</translation>
    </message>
    <message>
        <source>4a</source>
        <translation>4a</translation>
    </message>
    <message>
        <source>A PIN has {least} to {most} digits.</source>
        <translation>A PIN has {least} to {most} digits.</translation>
    </message>
    <message>
        <source>A PIN was refused at the kiosk</source>
        <translation>A PIN was refused at the kiosk</translation>
    </message>
    <message>
        <source>A card inside a card</source>
        <translation>A card inside a card</translation>
    </message>
    <message>
        <source>A card was refused at the sign-in</source>
        <translation>A card was refused at the sign-in</translation>
    </message>
    <message>
        <source>A card with two sides, for review; it earns no points.</source>
        <translation>A card with two sides, for review; it earns no points.</translation>
    </message>
    <message>
        <source>A caret needs the full page, which could not be shown here.</source>
        <translation>A caret needs the full page, which could not be shown here.</translation>
    </message>
    <message>
        <source>A child who holds the QR code of the card before the camera is in.</source>
        <translation>A child who holds the QR code of the card before the camera is in.</translation>
    </message>
    <message>
        <source>A choice needs two answers at least.</source>
        <translation>A choice needs two answers at least.</translation>
    </message>
    <message>
        <source>A choice needs two options at least.</source>
        <translation>A choice needs two options at least.</translation>
    </message>
    <message>
        <source>A citation is empty.</source>
        <translation>A citation is empty.</translation>
    </message>
    <message>
        <source>A citation names no place.</source>
        <translation>A citation names no place.</translation>
    </message>
    <message>
        <source>A class has learners who sign in together, and what they have to do. It needs nothing but this computer.</source>
        <translation>A class has learners who sign in together, and what they have to do. It needs nothing but this computer.</translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation>A class needs a name.</translation>
    </message>
    <message>
        <source>A connection needs a name.</source>
        <translation>A connection needs a name.</translation>
    </message>
    <message>
        <source>A connection that is gone</source>
        <translation>A connection that is gone</translation>
    </message>
    <message>
        <source>A copy is put behind what is open. It has no ties to the template.</source>
        <translation>A copy is put behind what is open. It has no ties to the template.</translation>
    </message>
    <message>
        <source>A course is being written. Add these documents when it is done.</source>
        <translation>A course is being written. Add these documents when it is done.</translation>
    </message>
    <message>
        <source>A course is being written. What is finished is kept, and Create goes on with the rest whenever you like.</source>
        <translation>A course is being written. What is finished is kept, and Create goes on with the rest whenever you like.</translation>
    </message>
    <message>
        <source>A course needs at least one lesson.</source>
        <translation>A course needs at least one lesson.</translation>
    </message>
    <message>
        <source>A course without lessons cannot be published.</source>
        <translation>A course without lessons cannot be published.</translation>
    </message>
    <message>
        <source>A day begins at</source>
        <translation>A day begins at</translation>
    </message>
    <message>
        <source>A definition has no citation.</source>
        <translation>A definition has no citation.</translation>
    </message>
    <message>
        <source>A diagram, as its author wrote it:</source>
        <translation>A diagram, as its author wrote it:</translation>
    </message>
    <message>
        <source>A document holds words that speak to a program which reads it. See the right side.</source>
        <translation>A document holds words that speak to a program which reads it. See the right side.</translation>
    </message>
    <message>
        <source>A draft: learners do not see this version until what is marked below is mended.</source>
        <translation>A draft: learners do not see this version until what is marked below is mended.</translation>
    </message>
    <message>
        <source>A file for each lesson, and their list ({patterns})</source>
        <translation>A file for each lesson, and their list ({patterns})</translation>
    </message>
    <message>
        <source>A file may have {most} MB at most.</source>
        <translation>A file may have {most} MB at most.</translation>
    </message>
    <message>
        <source>A file name is empty.</source>
        <translation>A file name is empty.</translation>
    </message>
    <message>
        <source>A file of this kind may carry a program. Open it only if you expect it.</source>
        <translation>A file of this kind may carry a program. Open it only if you expect it.</translation>
    </message>
    <message>
        <source>A folder for the films</source>
        <translation>A folder for the films</translation>
    </message>
    <message>
        <source>A formula, and what is said of it.</source>
        <translation>A formula, and what is said of it.</translation>
    </message>
    <message>
        <source>A grade is a number from 0 to 100.</source>
        <translation>A grade is a number from 0 to 100.</translation>
    </message>
    <message>
        <source>A guide for new people</source>
        <translation>A guide for new people</translation>
    </message>
    <message>
        <source>A hint of the author</source>
        <translation>A hint of the author</translation>
    </message>
    <message>
        <source>A key is kept in the file keys.json of your data folder, which only you can read.</source>
        <translation>A key is kept in the file keys.json of your data folder, which only you can read.</translation>
    </message>
    <message>
        <source>A key is kept. Type another to replace it.</source>
        <translation>A key is kept. Type another to replace it.</translation>
    </message>
    <message>
        <source>A larger model may review what a smaller one writes.</source>
        <translation>A larger model may review what a smaller one writes.</translation>
    </message>
    <message>
        <source>A lesson can have 0 to {limit} questions.</source>
        <translation>A lesson can have 0 to {limit} questions.</translation>
    </message>
    <message>
        <source>A lesson can hold at most one megabyte of text.</source>
        <translation>A lesson can hold at most one megabyte of text.</translation>
    </message>
    <message>
        <source>A lesson must stand in a module.</source>
        <translation>A lesson must stand in a module.</translation>
    </message>
    <message>
        <source>A letter begins between 0 and 100 per cent.</source>
        <translation>A letter begins between 0 and 100 per cent.</translation>
    </message>
    <message>
        <source>A list, with a picture if you like.</source>
        <translation>A list, with a picture if you like.</translation>
    </message>
    <message>
        <source>A little behind: {time} a day would bring you there by {day}.</source>
        <translation>A little behind: {time} a day would bring you there by {day}.</translation>
    </message>
    <message>
        <source>A locked full-screen window in which children take turns, each at the own place. Only a PIN leads out of it.</source>
        <translation>A locked full-screen window in which children take turns, each at the own place. Only a PIN leads out of it.</translation>
    </message>
    <message>
        <source>A model for each task</source>
        <translation>A model for each task</translation>
    </message>
    <message>
        <source>A model helps to write courses where you ask for it. Without one, the built-in writer does it on this computer.</source>
        <translation>A model helps to write courses where you ask for it. Without one, the built-in writer does it on this computer.</translation>
    </message>
    <message>
        <source>A module cannot stand inside another one.</source>
        <translation>A module cannot stand inside another one.</translation>
    </message>
    <message>
        <source>A module is the highest level.</source>
        <translation>A module is the highest level.</translation>
    </message>
    <message>
        <source>A moment, please…</source>
        <translation>A moment, please…</translation>
    </message>
    <message>
        <source>A name cannot be empty.</source>
        <translation>A name cannot be empty.</translation>
    </message>
    <message>
        <source>A name has at most {most}.</source>
        <translation>A name has at most {most}.</translation>
    </message>
    <message>
        <source>A name, then Enter</source>
        <translation>A name, then Enter</translation>
    </message>
    <message>
        <source>A newer version may.</source>
        <translation>A newer version may.</translation>
    </message>
    <message>
        <source>A note has at most {most} characters; the rest is not kept.</source>
        <translation>A note has at most {most} characters; the rest is not kept.</translation>
    </message>
    <message>
        <source>A note has at most {most} tags.</source>
        <translation>A note has at most {most} tags.</translation>
    </message>
    <message>
        <source>A number is typed, with tolerance and units.</source>
        <translation>A number is typed, with tolerance and units.</translation>
    </message>
    <message>
        <source>A number is wanted.</source>
        <translation>A number is wanted.</translation>
    </message>
    <message>
        <source>A part must stand in a lesson.</source>
        <translation>A part must stand in a lesson.</translation>
    </message>
    <message>
        <source>A part of the program stopped while it was working.</source>
        <translation>A part of the program stopped while it was working.</translation>
    </message>
    <message>
        <source>A part of this quiz that asks some of them each time</source>
        <translation>A part of this quiz that asks some of them each time</translation>
    </message>
    <message>
        <source>A picture of the course, large.</source>
        <translation>A picture of the course, large.</translation>
    </message>
    <message>
        <source>A place in a film is so many seconds from its beginning.</source>
        <translation>A place in a film is so many seconds from its beginning.</translation>
    </message>
    <message>
        <source>A pool asks only some of its questions, others each time. Drag questions into it.</source>
        <translation>A pool asks only some of its questions, others each time. Drag questions into it.</translation>
    </message>
    <message numerus="yes">
        <source>A pool of %n question(s) was made.</source>
        <translation>
            <numerusform>A pool of %n question was made.</numerusform>
            <numerusform>A pool of %n questions was made.</numerusform>
        </translation>
    </message>
    <message>
        <source>A printed card with a QR code lets its child in</source>
        <translation>A printed card with a QR code lets its child in</translation>
    </message>
    <message>
        <source>A question and the outcome that it tests are about the same thing.</source>
        <translation>A question and the outcome that it tests are about the same thing.</translation>
    </message>
    <message>
        <source>A question does not exist any more.</source>
        <translation>A question does not exist any more.</translation>
    </message>
    <message numerus="yes">
        <source>A question has %n letter(s) at most.</source>
        <translation>
            <numerusform>A question has %n letter at most.</numerusform>
            <numerusform>A question has %n letters at most.</numerusform>
        </translation>
    </message>
    <message>
        <source>A question has {most} letters at most.</source>
        <translation>A question has {most} letters at most.</translation>
    </message>
    <message>
        <source>A quiz is not the one that was asked.</source>
        <translation>A quiz is not the one that was asked.</translation>
    </message>
    <message>
        <source>A quiz stands at the end of the lesson and tests what it teaches.</source>
        <translation>A quiz stands at the end of the lesson and tests what it teaches.</translation>
    </message>
    <message>
        <source>A quiz that was not taken counts as 0</source>
        <translation>A quiz that was not taken counts as 0</translation>
    </message>
    <message>
        <source>A quiz with full marks</source>
        <translation>A quiz with full marks</translation>
    </message>
    <message>
        <source>A quote is not the source's: “{quote}”.</source>
        <translation>A quote is not the source's: “{quote}”.</translation>
    </message>
    <message>
        <source>A reader of the passage answered “{text}”.</source>
        <translation>A reader of the passage answered “{text}”.</translation>
    </message>
    <message>
        <source>A reader of the passage found no answer, or more than one.</source>
        <translation>A reader of the passage found no answer, or more than one.</translation>
    </message>
    <message>
        <source>A reading position lies between 0 and 1.</source>
        <translation>A reading position lies between 0 and 1.</translation>
    </message>
    <message>
        <source>A recording can be made or brought in for each section, and captions work without a voice.</source>
        <translation>A recording can be made or brought in for each section, and captions work without a voice.</translation>
    </message>
    <message>
        <source>A recovery code has {count} letters and digits.</source>
        <translation>A recovery code has {count} letters and digits.</translation>
    </message>
    <message>
        <source>A row a line, cells divided by |. A table copied from elsewhere may be pasted.</source>
        <translation>A row a line, cells divided by |. A table copied from elsewhere may be pasted.</translation>
    </message>
    <message>
        <source>A script is what is said in the lesson's film or recording. It can be written from the lesson: its most important sentences, what pictures and tables show, and questions to stop at. You can change all of it.</source>
        <translation>A script is what is said in the lesson's film or recording. It can be written from the lesson: its most important sentences, what pictures and tables show, and questions to stop at. You can change all of it.</translation>
    </message>
    <message>
        <source>A sentence of the summary has no citation.</source>
        <translation>A sentence of the summary has no citation.</translation>
    </message>
    <message>
        <source>A session of its own has no other program and no keys to reach one: in a terminal, “sudo coursegen-desktop kiosk install --user NAME” makes it for an account of the class, and “kiosk uninstall” takes every trace of it away.</source>
        <translation>A session of its own has no other program and no keys to reach one: in a terminal, “sudo coursegen-desktop kiosk install --user NAME” makes it for an account of the class, and “kiosk uninstall” takes every trace of it away.</translation>
    </message>
    <message>
        <source>A shared computer needs passwords.</source>
        <translation>A shared computer needs passwords.</translation>
    </message>
    <message>
        <source>A sign-in as {whom} was refused</source>
        <translation>A sign-in as {whom} was refused</translation>
    </message>
    <message>
        <source>A skill, by doing it</source>
        <translation>A skill, by doing it</translation>
    </message>
    <message>
        <source>A statement that holds or does not.</source>
        <translation>A statement that holds or does not.</translation>
    </message>
    <message>
        <source>A subject, step by step</source>
        <translation>A subject, step by step</translation>
    </message>
    <message>
        <source>A tag has at most {most} characters.</source>
        <translation>A tag has at most {most} characters.</translation>
    </message>
    <message>
        <source>A tap on one's own animal is enough. Anybody can be anybody.</source>
        <translation>A tap on one's own animal is enough. Anybody can be anybody.</translation>
    </message>
    <message>
        <source>A task was longer than the model can read.</source>
        <translation>A task was longer than the model can read.</translation>
    </message>
    <message>
        <source>A task was longer than the {window} tokens that the model can read.</source>
        <translation>A task was longer than the {window} tokens that the model can read.</translation>
    </message>
    <message>
        <source>A text is empty.</source>
        <translation>A text is empty.</translation>
    </message>
    <message>
        <source>A text is written, and marked by a person.</source>
        <translation>A text is written, and marked by a person.</translation>
    </message>
    <message>
        <source>A text with gaps to type, choose or fill from a word bank.</source>
        <translation>A text with gaps to type, choose or fill from a word bank.</translation>
    </message>
    <message>
        <source>A time that was spent lies between nothing and an hour.</source>
        <translation>A time that was spent lies between nothing and an hour.</translation>
    </message>
    <message>
        <source>A title</source>
        <translation>A title</translation>
    </message>
    <message>
        <source>A title can hold at most {limit} characters.</source>
        <translation>A title can hold at most {limit} characters.</translation>
    </message>
    <message>
        <source>A title cannot be empty.</source>
        <translation>A title cannot be empty.</translation>
    </message>
    <message>
        <source>A title is needed.</source>
        <translation>A title is needed.</translation>
    </message>
    <message>
        <source>A version that is kept needs a name.</source>
        <translation>A version that is kept needs a name.</translation>
    </message>
    <message>
        <source>A version's name can hold at most {limit} characters.</source>
        <translation>A version's name can hold at most {limit} characters.</translation>
    </message>
    <message>
        <source>A weight is a number from 0 to 1000.</source>
        <translation>A weight is a number from 0 to 1000.</translation>
    </message>
    <message>
        <source>A wish for the next try</source>
        <translation>A wish for the next try</translation>
    </message>
    <message>
        <source>A wish: shorter …</source>
        <translation>A wish: shorter …</translation>
    </message>
    <message>
        <source>A word from your teacher</source>
        <translation>A word from your teacher</translation>
    </message>
    <message>
        <source>A word of the right option stands in the question.</source>
        <translation>A word of the right option stands in the question.</translation>
    </message>
    <message>
        <source>A word of this lesson</source>
        <translation>A word of this lesson</translation>
    </message>
    <message>
        <source>A word or a few words are wanted, to be typed.</source>
        <translation>A word or a few words are wanted, to be typed.</translation>
    </message>
    <message>
        <source>A word or name is typed.</source>
        <translation>A word or name is typed.</translation>
    </message>
    <message>
        <source>A word to the children</source>
        <translation>A word to the children</translation>
    </message>
    <message>
        <source>A word to the learners (optional)</source>
        <translation>A word to the learners (optional)</translation>
    </message>
    <message>
        <source>A word, then Enter</source>
        <translation>A word, then Enter</translation>
    </message>
    <message>
        <source>A wrong answer brings the next hint and another try, which costs.</source>
        <translation>A wrong answer brings the next hint and another try, which costs.</translation>
    </message>
    <message>
        <source>A wrong answer says the same as the right one.</source>
        <translation>A wrong answer says the same as the right one.</translation>
    </message>
    <message>
        <source>A wrong option must be wrong by the documents themselves.</source>
        <translation>A wrong option must be wrong by the documents themselves.</translation>
    </message>
    <message>
        <source>A “}” stands there without a “{” before it.</source>
        <translation>A “}” stands there without a “{” before it.</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>About how many years of school it takes to read it.</source>
        <translation>About how many years of school it takes to read it.</translation>
    </message>
    <message>
        <source>About the course…</source>
        <translation>About the course…</translation>
    </message>
    <message>
        <source>About the file</source>
        <translation>About the file</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>About you</translation>
    </message>
    <message>
        <source>About {size} on the disk</source>
        <translation>About {size} on the disk</translation>
    </message>
    <message>
        <source>About {time}. What you would forget first comes first.</source>
        <translation>About {time}. What you would forget first comes first.</translation>
    </message>
    <message>
        <source>About “{piece}”:</source>
        <translation>About “{piece}”:</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Accepted answer</source>
        <translation>Accepted answer</translation>
    </message>
    <message>
        <source>Accepted answer {number}</source>
        <translation>Accepted answer {number}</translation>
    </message>
    <message>
        <source>Accepted number</source>
        <translation>Accepted number</translation>
    </message>
    <message>
        <source>Accepted number {number}</source>
        <translation>Accepted number {number}</translation>
    </message>
    <message>
        <source>Accepted too: {options}</source>
        <translation>Accepted too: {options}</translation>
    </message>
    <message>
        <source>Account made</source>
        <translation>Account made</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Accounts that are kept out for a while stand here.</source>
        <translation>Accounts that are kept out for a while stand here.</translation>
    </message>
    <message>
        <source>Accounts were changed since the preview was made.</source>
        <translation>Accounts were changed since the preview was made.</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>Activity log</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation>Add a category</translation>
    </message>
    <message>
        <source>Add a column after it</source>
        <translation>Add a column after it</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Add a connection…</translation>
    </message>
    <message>
        <source>Add a copy</source>
        <translation>Add a copy</translation>
    </message>
    <message>
        <source>Add a course…</source>
        <translation>Add a course…</translation>
    </message>
    <message>
        <source>Add a hint</source>
        <translation>Add a hint</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Add a label</translation>
    </message>
    <message>
        <source>Add a lesson</source>
        <translation>Add a lesson</translation>
    </message>
    <message>
        <source>Add a lesson after the chosen one</source>
        <translation>Add a lesson after the chosen one</translation>
    </message>
    <message>
        <source>Add a lesson in the editor first.</source>
        <translation>Add a lesson in the editor first.</translation>
    </message>
    <message>
        <source>Add a line to the rubric</source>
        <translation>Add a line to the rubric</translation>
    </message>
    <message>
        <source>Add a module</source>
        <translation>Add a module</translation>
    </message>
    <message>
        <source>Add a module after the chosen one</source>
        <translation>Add a module after the chosen one</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Add a note</translation>
    </message>
    <message>
        <source>Add a note to the selected words</source>
        <translation>Add a note to the selected words</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Add a number</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Add a picture to the course</source>
        <translation>Add a picture to the course</translation>
    </message>
    <message>
        <source>Add a picture…</source>
        <translation>Add a picture…</translation>
    </message>
    <message>
        <source>Add a pool</source>
        <translation>Add a pool</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Add a question</translation>
    </message>
    <message>
        <source>Add a question of any kind</source>
        <translation>Add a question of any kind</translation>
    </message>
    <message>
        <source>Add a quiz</source>
        <translation>Add a quiz</translation>
    </message>
    <message>
        <source>Add a row below</source>
        <translation>Add a row below</translation>
    </message>
    <message>
        <source>Add a slide</source>
        <translation>Add a slide</translation>
    </message>
    <message>
        <source>Add a slide of any kind</source>
        <translation>Add a slide of any kind</translation>
    </message>
    <message>
        <source>Add a teacher…</source>
        <translation>Add a teacher…</translation>
    </message>
    <message>
        <source>Add a text for the result</source>
        <translation>Add a text for the result</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>Add a unit</translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation>Add a word</translation>
    </message>
    <message>
        <source>Add a zone</source>
        <translation>Add a zone</translation>
    </message>
    <message>
        <source>Add an accepted answer</source>
        <translation>Add an accepted answer</translation>
    </message>
    <message>
        <source>Add an accepted number</source>
        <translation>Add an accepted number</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Add an answer</translation>
    </message>
    <message>
        <source>Add an area</source>
        <translation>Add an area</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>Add an entry</translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>Add an option</translation>
    </message>
    <message>
        <source>Add an outcome</source>
        <translation>Add an outcome</translation>
    </message>
    <message>
        <source>Add another quiz to this lesson</source>
        <translation>Add another quiz to this lesson</translation>
    </message>
    <message>
        <source>Add another teacher first.</source>
        <translation>Add another teacher first.</translation>
    </message>
    <message>
        <source>Add at least one.</source>
        <translation>Add at least one.</translation>
    </message>
    <message>
        <source>Add children to {class_name}</source>
        <translation>Add children to {class_name}</translation>
    </message>
    <message>
        <source>Add children…</source>
        <translation>Add children…</translation>
    </message>
    <message>
        <source>Add files to the lesson</source>
        <translation>Add files to the lesson</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Add flashcards</source>
        <translation>Add flashcards</translation>
    </message>
    <message>
        <source>Add from a template</source>
        <translation>Add from a template</translation>
    </message>
    <message>
        <source>Add from a template…</source>
        <translation>Add from a template…</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Add it again.</translation>
    </message>
    <message>
        <source>Add one first.</source>
        <translation>Add one first.</translation>
    </message>
    <message>
        <source>Add one in Settings → Time &amp; language → Speech → Add voices, then press Play again.</source>
        <translation>Add one in Settings → Time &amp; language → Speech → Add voices, then press Play again.</translation>
    </message>
    <message>
        <source>Add one in System Settings → Accessibility → Spoken Content → System Voice → Manage Voices, then press Play again.</source>
        <translation>Add one in System Settings → Accessibility → Spoken Content → System Voice → Manage Voices, then press Play again.</translation>
    </message>
    <message>
        <source>Add one of any kind, or paste a list of them.</source>
        <translation>Add one of any kind, or paste a list of them.</translation>
    </message>
    <message>
        <source>Add one of any kind: a list, a picture, a table, a question.</source>
        <translation>Add one of any kind: a list, a picture, a table, a question.</translation>
    </message>
    <message>
        <source>Add options, or a line “Answer: …” below the question.</source>
        <translation>Add options, or a line “Answer: …” below the question.</translation>
    </message>
    <message>
        <source>Add people to {class_name}</source>
        <translation>Add people to {class_name}</translation>
    </message>
    <message>
        <source>Add people to “{course}”</source>
        <translation>Add people to “{course}”</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>Add people…</translation>
    </message>
    <message>
        <source>Add such an option</source>
        <translation>Add such an option</translation>
    </message>
    <message>
        <source>Add teachers to {class_name}</source>
        <translation>Add teachers to {class_name}</translation>
    </message>
    <message>
        <source>Add the first one.</source>
        <translation>Add the first one.</translation>
    </message>
    <message>
        <source>Add the first one: it opens here, ready to be written.</source>
        <translation>Add the first one: it opens here, ready to be written.</translation>
    </message>
    <message>
        <source>Add the flashcards of this course to your review</source>
        <translation>Add the flashcards of this course to your review</translation>
    </message>
    <message>
        <source>Add “{word}” to the course's words</source>
        <translation>Add “{word}” to the course's words</translation>
    </message>
    <message>
        <source>Adding file {number} of {count} …</source>
        <translation>Adding file {number} of {count} …</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Address, or file of the model</source>
        <translation>Address, or file of the model</translation>
    </message>
    <message>
        <source>Address, or what to look for</source>
        <translation>Address, or what to look for</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Administrators</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Advice</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>After a question was mended; shows first whose score changes</source>
        <translation>After a question was mended; shows first whose score changes</translation>
    </message>
    <message>
        <source>After this lesson</source>
        <translation>After this lesson</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Agree and send</source>
        <translation>Agree and send</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message numerus="yes">
        <source>All %n note(s) of this file are here already.</source>
        <translation>
            <numerusform>All %n note of this file are here already.</numerusform>
            <numerusform>All %n notes of this file are here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n point(s) are set. Remove one first.</source>
        <translation>
            <numerusform>All %n point are set. Remove one first.</numerusform>
            <numerusform>All %n points are set. Remove one first.</numerusform>
        </translation>
    </message>
    <message>
        <source>All cards</source>
        <translation>All cards</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>All colours</translation>
    </message>
    <message>
        <source>All courses</source>
        <translation>All courses</translation>
    </message>
    <message>
        <source>All done for now</source>
        <translation>All done for now</translation>
    </message>
    <message>
        <source>All done for today</source>
        <translation>All done for today</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>All grades are counted anew.</source>
        <translation>All grades are counted anew.</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>All groups</translation>
    </message>
    <message numerus="yes">
        <source>All hard targets are met; %n other(s) missed.</source>
        <translation>
            <numerusform>All hard targets are met; %n other missed.</numerusform>
            <numerusform>All hard targets are met; %n others missed.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>All lessons</translation>
    </message>
    <message>
        <source>All lessons as PDF…</source>
        <translation>All lessons as PDF…</translation>
    </message>
    <message>
        <source>All lessons as PowerPoint…</source>
        <translation>All lessons as PowerPoint…</translation>
    </message>
    <message>
        <source>All lessons as pictures…</source>
        <translation>All lessons as pictures…</translation>
    </message>
    <message>
        <source>All of the course</source>
        <translation>All of the course</translation>
    </message>
    <message>
        <source>All of this can be changed later in the settings.</source>
        <translation>All of this can be changed later in the settings.</translation>
    </message>
    <message>
        <source>All of this lies in the library file on this computer and nowhere else. The program sends nothing to anybody, unless somebody has connected a language model that runs on another computer and asks it: what he asks goes there then, with the passages and answers that it is about. Time is counted only while a lesson or a quiz is in front and somebody reads or answers; which keys are pressed is not kept.</source>
        <translation>All of this lies in the library file on this computer and nowhere else. The program sends nothing to anybody, unless somebody has connected a language model that runs on another computer and asks it: what he asks goes there then, with the passages and answers that it is about. Time is counted only while a lesson or a quiz is in front and somebody reads or answers; which keys are pressed is not kept.</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>All outcomes</translation>
    </message>
    <message>
        <source>All questions of the course. Choose some and take them into “{quiz}”.</source>
        <translation>All questions of the course. Choose some and take them into “{quiz}”.</translation>
    </message>
    <message>
        <source>All quizzes</source>
        <translation>All quizzes</translation>
    </message>
    <message>
        <source>All right options together: {percent}</source>
        <translation>All right options together: {percent}</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>All targets are met.</source>
        <translation>All targets are met.</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>All {count} attempts at this quiz are used up.</source>
        <translation>All {count} attempts at this quiz are used up.</translation>
    </message>
    <message>
        <source>Allow it in the properties of the file and its folder, or choose another folder.</source>
        <translation>Allow it in the properties of the file and its folder, or choose another folder.</translation>
    </message>
    <message>
        <source>Allow writing there or choose another folder.</source>
        <translation>Allow writing there or choose another folder.</translation>
    </message>
    <message>
        <source>Alone, it opens for you without a password.</source>
        <translation>Alone, it opens for you without a password.</translation>
    </message>
    <message numerus="yes">
        <source>Already in this folder: %n file(s), {names}</source>
        <translation>
            <numerusform>Already in this folder: %n file, {names}</numerusform>
            <numerusform>Already in this folder: %n files, {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Alternative text</translation>
    </message>
    <message>
        <source>Alternative text, for those who do not see it</source>
        <translation>Alternative text, for those who do not see it</translation>
    </message>
    <message>
        <source>Amara Mensah</source>
        <translation>Amara Mensah</translation>
    </message>
    <message numerus="yes">
        <source>Among them %n program(s): do not start what you do not know.</source>
        <translation>
            <numerusform>Among them %n program: do not start what you do not know.</numerusform>
            <numerusform>Among them %n programs: do not start what you do not know.</numerusform>
        </translation>
    </message>
    <message>
        <source>An administrator changes it in the settings.</source>
        <translation>An administrator changes it in the settings.</translation>
    </message>
    <message>
        <source>An administrator makes somebody an instructor under People.</source>
        <translation>An administrator makes somebody an instructor under People.</translation>
    </message>
    <message>
        <source>An administrator resets its password under People.</source>
        <translation>An administrator resets its password under People.</translation>
    </message>
    <message>
        <source>An analogy</source>
        <translation>An analogy</translation>
    </message>
    <message>
        <source>An answer is empty.</source>
        <translation>An answer is empty.</translation>
    </message>
    <message>
        <source>An example</source>
        <translation>An example</translation>
    </message>
    <message>
        <source>An option is “all” or “none of the above”.</source>
        <translation>An option is “all” or “none of the above”.</translation>
    </message>
    <message>
        <source>An “a” or “an” gives the right option away.</source>
        <translation>An “a” or “an” gives the right option away.</translation>
    </message>
    <message>
        <source>Analogy for the selection</source>
        <translation>Analogy for the selection</translation>
    </message>
    <message>
        <source>Analogy for this paragraph</source>
        <translation>Analogy for this paragraph</translation>
    </message>
    <message>
        <source>Analyser</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>Anna</source>
        <translation>Anna</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Another</translation>
    </message>
    <message>
        <source>Another card was answered since.</source>
        <translation>Another card was answered since.</translation>
    </message>
    <message>
        <source>Another class</source>
        <translation>Another class</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>Another model…</translation>
    </message>
    <message>
        <source>Another program shows a copy of “{name}”. It came from a learner: open it only if you expect it.</source>
        <translation>Another program shows a copy of “{name}”. It came from a learner: open it only if you expect it.</translation>
    </message>
    <message>
        <source>Another question</source>
        <translation>Another question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Answer first</source>
        <translation>Answer first</translation>
    </message>
    <message>
        <source>Answer it as a learner does ({keys})</source>
        <translation>Answer it as a learner does ({keys})</translation>
    </message>
    <message>
        <source>Answer the questions again that went wrong; it does not count</source>
        <translation>Answer the questions again that went wrong; it does not count</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Answered: {answer}</source>
        <translation>Answered: {answer}</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Answering</translation>
    </message>
    <message>
        <source>Answering it blindly</source>
        <translation>Answering it blindly</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Answering…</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Answers may be changed until all are handed in; then they are judged.</source>
        <translation>Answers may be changed until all are handed in; then they are judged.</translation>
    </message>
    <message>
        <source>Answers the question about “{part}” blindly</source>
        <translation>Answers the question about “{part}” blindly</translation>
    </message>
    <message>
        <source>Any number of tries; the best counts, each wrong one costs.</source>
        <translation>Any number of tries; the best counts, each wrong one costs.</translation>
    </message>
    <message>
        <source>Any number of tries; the best counts, wrong ones cost nothing.</source>
        <translation>Any number of tries; the best counts, wrong ones cost nothing.</translation>
    </message>
    <message>
        <source>Any number of tries; the result is not kept among the attempts.</source>
        <translation>Any number of tries; the result is not kept among the attempts.</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>Anybody may make an account</source>
        <translation>Anybody may make an account</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>Apple</translation>
    </message>
    <message>
        <source>Applies everywhere at once.</source>
        <translation>Applies everywhere at once.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>Area added in the middle</source>
        <translation>Area added in the middle</translation>
    </message>
    <message>
        <source>Area {number}, from {left}, {top} to {right}, {bottom}</source>
        <translation>Area {number}, from {left}, {top} to {right}, {bottom}</translation>
    </message>
    <message>
        <source>Arranges the outline</source>
        <translation>Arranges the outline</translation>
    </message>
    <message>
        <source>Arranging the outline</source>
        <translation>Arranging the outline</translation>
    </message>
    <message>
        <source>Arrows move it, plus and minus size it.</source>
        <translation>Arrows move it, plus and minus size it.</translation>
    </message>
    <message>
        <source>Arrows move the frame, plus and minus size it.</source>
        <translation>Arrows move the frame, plus and minus size it.</translation>
    </message>
    <message>
        <source>As GIFT</source>
        <translation>As GIFT</translation>
    </message>
    <message>
        <source>As PowerPoint, PDF or pictures</source>
        <translation>As PowerPoint, PDF or pictures</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>As found</translation>
    </message>
    <message>
        <source>As if no time had passed since then: after a power cut or a fire drill</source>
        <translation>As if no time had passed since then: after a power cut or a fire drill</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>As it is</translation>
    </message>
    <message>
        <source>As it is ({width} × {height} pixels)</source>
        <translation>As it is ({width} × {height} pixels)</translation>
    </message>
    <message>
        <source>As learners see it</source>
        <translation>As learners see it</translation>
    </message>
    <message>
        <source>As many as the test finds</source>
        <translation>As many as the test finds</translation>
    </message>
    <message>
        <source>As python, sql or html: for the colours.</source>
        <translation>As python, sql or html: for the colours.</translation>
    </message>
    <message>
        <source>As the class says</source>
        <translation>As the class says</translation>
    </message>
    <message>
        <source>As the rest of the program</source>
        <translation>As the rest of the program</translation>
    </message>
    <message>
        <source>As the slides are</source>
        <translation>As the slides are</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Ask about this lesson</source>
        <translation>Ask about this lesson</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Ask all of them again</source>
        <translation>Ask all of them again</translation>
    </message>
    <message>
        <source>Ask for another question again.</source>
        <translation>Ask for another question again.</translation>
    </message>
    <message>
        <source>Ask for hints and explanations</source>
        <translation>Ask for hints and explanations</translation>
    </message>
    <message>
        <source>Ask for yours.</source>
        <translation>Ask for yours.</translation>
    </message>
    <message>
        <source>Ask how sure I am</source>
        <translation>Ask how sure I am</translation>
    </message>
    <message>
        <source>Ask its owner, or copy it elsewhere.</source>
        <translation>Ask its owner, or copy it elsewhere.</translation>
    </message>
    <message>
        <source>Ask one of them to let you in.</source>
        <translation>Ask one of them to let you in.</translation>
    </message>
    <message>
        <source>Ask the instructor to open it again.</source>
        <translation>Ask the instructor to open it again.</translation>
    </message>
    <message>
        <source>Ask the person who looks after this computer's accounts.</source>
        <translation>Ask the person who looks after this computer's accounts.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer to install udisks2.</source>
        <translation>Ask whoever looks after this computer to install udisks2.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer.</source>
        <translation>Ask whoever looks after this computer.</translation>
    </message>
    <message>
        <source>Ask your instructor to do it.</source>
        <translation>Ask your instructor to do it.</translation>
    </message>
    <message>
        <source>Ask your instructor when it will be.</source>
        <translation>Ask your instructor when it will be.</translation>
    </message>
    <message>
        <source>Ask your teacher for your new one.</source>
        <translation>Ask your teacher for your new one.</translation>
    </message>
    <message>
        <source>Ask your teacher, or go back and choose your name.</source>
        <translation>Ask your teacher, or go back and choose your name.</translation>
    </message>
    <message>
        <source>Ask your teacher.</source>
        <translation>Ask your teacher.</translation>
    </message>
    <message>
        <source>Ask “{title}” again</source>
        <translation>Ask “{title}” again</translation>
    </message>
    <message>
        <source>Ask, or answer the tutor</source>
        <translation>Ask, or answer the tutor</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>Asked again</translation>
    </message>
    <message>
        <source>Asked from the back, too</source>
        <translation>Asked from the back, too</translation>
    </message>
    <message>
        <source>Asked when you sign in. A recovery code stands in for a forgotten one.</source>
        <translation>Asked when you sign in. A recovery code stands in for a forgotten one.</translation>
    </message>
    <message>
        <source>Asked without the key, the model chose another answer.</source>
        <translation>Asked without the key, the model chose another answer.</translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>Assigned to you</translation>
    </message>
    <message>
        <source>Assist</source>
        <translation>Assist</translation>
    </message>
    <message>
        <source>At a course</source>
        <translation>At a course</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>At a glance</translation>
    </message>
    <message>
        <source>At least 8 characters. Several words are easy to keep in mind.</source>
        <translation>At least 8 characters. Several words are easy to keep in mind.</translation>
    </message>
    <message>
        <source>At least two items are needed.</source>
        <translation>At least two items are needed.</translation>
    </message>
    <message>
        <source>At least {least} characters; several words are easy to keep.</source>
        <translation>At least {least} characters; several words are easy to keep.</translation>
    </message>
    <message>
        <source>At least, words</source>
        <translation>At least, words</translation>
    </message>
    <message>
        <source>At most {limit} characters can be looked for.</source>
        <translation>At most {limit} characters can be looked for.</translation>
    </message>
    <message>
        <source>At most {most} at once.</source>
        <translation>At most {most} at once.</translation>
    </message>
    <message>
        <source>At most, words</source>
        <translation>At most, words</translation>
    </message>
    <message>
        <source>At the notes</source>
        <translation>At the notes</translation>
    </message>
    <message>
        <source>At the pace of the last four weeks</source>
        <translation>At the pace of the last four weeks</translation>
    </message>
    <message>
        <source>At the progress</source>
        <translation>At the progress</translation>
    </message>
    <message>
        <source>At the review</source>
        <translation>At the review</translation>
    </message>
    <message>
        <source>At the sign-in choose “Use a recovery code”. It lets you choose a new password, once. Keep this where others do not look.</source>
        <translation>At the sign-in choose “Use a recovery code”. It lets you choose a new password, once. Keep this where others do not look.</translation>
    </message>
    <message>
        <source>At this computer</source>
        <translation>At this computer</translation>
    </message>
    <message>
        <source>At this computer your card lets you in.</source>
        <translation>At this computer your card lets you in.</translation>
    </message>
    <message>
        <source>Atom</source>
        <translation>Atom</translation>
    </message>
    <message>
        <source>Attempt {number}  ·  {moment}</source>
        <translation>Attempt {number}  ·  {moment}</translation>
    </message>
    <message>
        <source>Attempt {number} of {moment}, {state}, {score}</source>
        <translation>Attempt {number} of {moment}, {state}, {score}</translation>
    </message>
    <message>
        <source>Attempt {number} · {percent} % · {day}</source>
        <translation>Attempt {number} · {percent} % · {day}</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Attempts at {quiz}</source>
        <translation>Attempts at {quiz}</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Author and licence; named on the page of pictures.</source>
        <translation>Author and licence; named on the page of pictures.</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Authors</translation>
    </message>
    <message>
        <source>Auto: {name}</source>
        <translation>Auto: {name}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back 10 seconds</source>
        <translation>Back 10 seconds</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>Back 5 seconds</translation>
    </message>
    <message>
        <source>Back to the class</source>
        <translation>Back to the class</translation>
    </message>
    <message>
        <source>Back to the classes</source>
        <translation>Back to the classes</translation>
    </message>
    <message>
        <source>Back to the course</source>
        <translation>Back to the course</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Back to the form</translation>
    </message>
    <message>
        <source>Back to the lesson</source>
        <translation>Back to the lesson</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Back to the library</translation>
    </message>
    <message>
        <source>Back to the overview</source>
        <translation>Back to the overview</translation>
    </message>
    <message>
        <source>Back to the people</source>
        <translation>Back to the people</translation>
    </message>
    <message>
        <source>Back to the result</source>
        <translation>Back to the result</translation>
    </message>
    <message>
        <source>Back to the voice</source>
        <translation>Back to the voice</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Back up to</translation>
    </message>
    <message>
        <source>Backed up as {file}.</source>
        <translation>Backed up as {file}.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Badges</translation>
    </message>
    <message>
        <source>Beetle</source>
        <translation>Beetle</translation>
    </message>
    <message>
        <source>Before each answer. What you know but guessed comes again sooner.</source>
        <translation>Before each answer. What you know but guessed comes again sooner.</translation>
    </message>
    <message>
        <source>Before you hand in</source>
        <translation>Before you hand in</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Begin a course without documents and write it yourself</source>
        <translation>Begin a course without documents and write it yourself</translation>
    </message>
    <message>
        <source>Begin a new attempt</source>
        <translation>Begin a new attempt</translation>
    </message>
    <message>
        <source>Begin again with the documents.</source>
        <translation>Begin again with the documents.</translation>
    </message>
    <message>
        <source>Begin the quiz</source>
        <translation>Begin the quiz</translation>
    </message>
    <message>
        <source>Begin to write</source>
        <translation>Begin to write</translation>
    </message>
    <message>
        <source>Begin with empty headings and write the lessons yourself.</source>
        <translation>Begin with empty headings and write the lessons yourself.</translation>
    </message>
    <message>
        <source>Begin with the classes</source>
        <translation>Begin with the classes</translation>
    </message>
    <message>
        <source>Begin with what learners do: explain, compare, calculate …</source>
        <translation>Begin with what learners do: explain, compare, calculate …</translation>
    </message>
    <message>
        <source>Begin with “generate” and the names of documents.</source>
        <translation>Begin with “generate” and the names of documents.</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Beginning</translation>
    </message>
    <message>
        <source>Begins the lesson or a part of it.</source>
        <translation>Begins the lesson or a part of it.</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Being made</translation>
    </message>
    <message>
        <source>Being put into the course</source>
        <translation>Being put into the course</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>Belongs to place {number}</source>
        <translation>Belongs to place {number}</translation>
    </message>
    <message>
        <source>Below the target one could guess by the place of an option.</source>
        <translation>Below the target one could guess by the place of an option.</translation>
    </message>
    <message>
        <source>Beside it in the lesson</source>
        <translation>Beside it in the lesson</translation>
    </message>
    <message>
        <source>Best quiz</source>
        <translation>Best quiz</translation>
    </message>
    <message>
        <source>Best {score}</source>
        <translation>Best {score}</translation>
    </message>
    <message>
        <source>Better titles, another order; what it leaves out is set aside. Undo takes it back.</source>
        <translation>Better titles, another order; what it leaves out is set aside. Undo takes it back.</translation>
    </message>
    <message>
        <source>Better wrong answers</source>
        <translation>Better wrong answers</translation>
    </message>
    <message>
        <source>Between 0 and 100 results can be dropped.</source>
        <translation>Between 0 and 100 results can be dropped.</translation>
    </message>
    <message>
        <source>Between letters</source>
        <translation>Between letters</translation>
    </message>
    <message>
        <source>Between paragraphs</source>
        <translation>Between paragraphs</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>Bicycle</translation>
    </message>
    <message>
        <source>Bird</source>
        <translation>Bird</translation>
    </message>
    <message>
        <source>Block of code</source>
        <translation>Block of code</translation>
    </message>
    <message>
        <source>Block {number} of {source} is out of order.</source>
        <translation>Block {number} of {source} is out of order.</translation>
    </message>
    <message>
        <source>Block {number} of {source} stands in no lesson.</source>
        <translation>Block {number} of {source} stands in no lesson.</translation>
    </message>
    <message>
        <source>Block {number} of {source} stands in two lessons.</source>
        <translation>Block {number} of {source} stands in two lessons.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Boat</source>
        <translation>Boat</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>Bookmark this paragraph</source>
        <translation>Bookmark this paragraph</translation>
    </message>
    <message>
        <source>Bookmark: {words}</source>
        <translation>Bookmark: {words}</translation>
    </message>
    <message>
        <source>Bookmarked: {words}</source>
        <translation>Bookmarked: {words}</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>Both changed this</source>
        <translation>Both changed this</translation>
    </message>
    <message>
        <source>Both changed this, in different words</source>
        <translation>Both changed this, in different words</translation>
    </message>
    <message>
        <source>Both quizzes have a picture with the name “{name}”, and they differ.</source>
        <translation>Both quizzes have a picture with the name “{name}”, and they differ.</translation>
    </message>
    <message>
        <source>Both versions, yours at the left</source>
        <translation>Both versions, yours at the left</translation>
    </message>
    <message>
        <source>Boxes and arrows from a short text.</source>
        <translation>Boxes and arrows from a short text.</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Bring in</translation>
    </message>
    <message>
        <source>Bring in a day</source>
        <translation>Bring in a day</translation>
    </message>
    <message>
        <source>Bring in a day…</source>
        <translation>Bring in a day…</translation>
    </message>
    <message>
        <source>Bring in a shorter one.</source>
        <translation>Bring in a shorter one.</translation>
    </message>
    <message>
        <source>Bring in a sound file…</source>
        <translation>Bring in a sound file…</translation>
    </message>
    <message numerus="yes">
        <source>Bring in for %n learner(s)</source>
        <translation>
            <numerusform>Bring in for %n learner</numerusform>
            <numerusform>Bring in for %n learners</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in notes from W3C annotations (JSON)</source>
        <translation>Bring in notes from W3C annotations (JSON)</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>Bring the script up to date with the lesson</source>
        <translation>Bring the script up to date with the lesson</translation>
    </message>
    <message>
        <source>Bringing in …</source>
        <translation>Bringing in …</translation>
    </message>
    <message>
        <source>Broken quiz</source>
        <translation>Broken quiz</translation>
    </message>
    <message numerus="yes">
        <source>Brought in: something new for %n learner(s)</source>
        <translation>
            <numerusform>Brought in: something new for %n learner</numerusform>
            <numerusform>Brought in: something new for %n learners</numerusform>
        </translation>
    </message>
    <message>
        <source>Built-in writer, offline</source>
        <translation>Built-in writer, offline</translation>
    </message>
    <message>
        <source>Built-in, offline</source>
        <translation>Built-in, offline</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Buttons</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>By course</source>
        <translation>By course</translation>
    </message>
    <message>
        <source>By part</source>
        <translation>By part</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Cake</source>
        <translation>Cake</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>Calculator</translation>
    </message>
    <message>
        <source>Call-out: example</source>
        <translation>Call-out: example</translation>
    </message>
    <message>
        <source>Call-out: key idea</source>
        <translation>Call-out: key idea</translation>
    </message>
    <message>
        <source>Call-out: note</source>
        <translation>Call-out: note</translation>
    </message>
    <message>
        <source>Call-out: tip</source>
        <translation>Call-out: tip</translation>
    </message>
    <message>
        <source>Call-out: warning</source>
        <translation>Call-out: warning</translation>
    </message>
    <message>
        <source>Can be seen: {level}.</source>
        <translation>Can be seen: {level}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Capital letters count</source>
        <translation>Capital letters count</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>Caption (may be empty)</source>
        <translation>Caption (may be empty)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Captions</translation>
    </message>
    <message>
        <source>Captions off</source>
        <translation>Captions off</translation>
    </message>
    <message>
        <source>Captions on</source>
        <translation>Captions on</translation>
    </message>
    <message>
        <source>Captions on or off</source>
        <translation>Captions on or off</translation>
    </message>
    <message>
        <source>Captions: {state}</source>
        <translation>Captions: {state}</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>Car</translation>
    </message>
    <message>
        <source>Card seen. One moment…</source>
        <translation>Card seen. One moment…</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Cards are for learners who have none.</source>
        <translation>Cards are for learners who have none.</translation>
    </message>
    <message>
        <source>Cards of {class_name}</source>
        <translation>Cards of {class_name}</translation>
    </message>
    <message>
        <source>Cards to look after</source>
        <translation>Cards to look after</translation>
    </message>
    <message>
        <source>Cards…</source>
        <translation>Cards…</translation>
    </message>
    <message>
        <source>Caret in the text</source>
        <translation>Caret in the text</translation>
    </message>
    <message>
        <source>Caret off.</source>
        <translation>Caret off.</translation>
    </message>
    <message>
        <source>Caret on. Arrows move it, Shift selects, S takes a sentence, Esc ends.</source>
        <translation>Caret on. Arrows move it, Shift selects, S takes a sentence, Esc ends.</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>Cat</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Category of entry {number}</source>
        <translation>Category of entry {number}</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Certain</translation>
    </message>
    <message>
        <source>Chance to know it</source>
        <translation>Chance to know it</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>Change its permissions or copy it to a folder of yours.</source>
        <translation>Change its permissions or copy it to a folder of yours.</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Change my PIN</translation>
    </message>
    <message>
        <source>Change my PIN…</source>
        <translation>Change my PIN…</translation>
    </message>
    <message>
        <source>Change the days of what stands in the list.</source>
        <translation>Change the days of what stands in the list.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Change the password…</translation>
    </message>
    <message>
        <source>Change the recording…</source>
        <translation>Change the recording…</translation>
    </message>
    <message>
        <source>Change the scores</source>
        <translation>Change the scores</translation>
    </message>
    <message>
        <source>Change this diagram…</source>
        <translation>Change this diagram…</translation>
    </message>
    <message>
        <source>Change this formula…</source>
        <translation>Change this formula…</translation>
    </message>
    <message>
        <source>Change this question…</source>
        <translation>Change this question…</translation>
    </message>
    <message>
        <source>Change your goals</source>
        <translation>Change your goals</translation>
    </message>
    <message>
        <source>Change {number} of {count}</source>
        <translation>Change {number} of {count}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Changed documents</source>
        <translation>Changed documents</translation>
    </message>
    <message>
        <source>Changed since: {names}.</source>
        <translation>Changed since: {names}.</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>Changed: {name}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Chapter: {title}</source>
        <translation>Chapter: {title}</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Check course</source>
        <translation>Check course</translation>
    </message>
    <message>
        <source>Check how it was made, or choose another file.</source>
        <translation>Check how it was made, or choose another file.</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation>Check that it is there and that you may read it.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation>Check that the folder exists and that you may write to it.</translation>
    </message>
    <message>
        <source>Check the course</source>
        <translation>Check the course</translation>
    </message>
    <message>
        <source>Check the disk and its connection, then start the program again.</source>
        <translation>Check the disk and its connection, then start the program again.</translation>
    </message>
    <message>
        <source>Check the disk and the folder, then try again.</source>
        <translation>Check the disk and the folder, then try again.</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>Check the file.</translation>
    </message>
    <message>
        <source>Check the folder of the library.</source>
        <translation>Check the folder of the library.</translation>
    </message>
    <message>
        <source>Check the library with “doctor”, then try again.</source>
        <translation>Check the library with “doctor”, then try again.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Check the name and the folder.</translation>
    </message>
    <message>
        <source>Check what it is, or export it as PDF anew.</source>
        <translation>Check what it is, or export it as PDF anew.</translation>
    </message>
    <message>
        <source>Check yourself</source>
        <translation>Check yourself</translation>
    </message>
    <message>
        <source>Children are added under People, once you have left the kiosk.</source>
        <translation>Children are added under People, once you have left the kiosk.</translation>
    </message>
    <message>
        <source>Children choose their class and their animal. Everybody else has a way below.</source>
        <translation>Children choose their class and their animal. Everybody else has a way below.</translation>
    </message>
    <message>
        <source>Children of the class</source>
        <translation>Children of the class</translation>
    </message>
    <message>
        <source>Chips and badges</source>
        <translation>Chips and badges</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>Choose Edit in the menu of a course in the library, or begin an empty course.</source>
        <translation>Choose Edit in the menu of a course in the library, or begin an empty course.</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG, WebP, GIF or BMP file.</source>
        <translation>Choose a PNG, JPEG, WebP, GIF or BMP file.</translation>
    </message>
    <message>
        <source>Choose a book without copy protection, or ask its publisher for one.</source>
        <translation>Choose a book without copy protection, or ask its publisher for one.</translation>
    </message>
    <message>
        <source>Choose a choice, a true or false, or a short answer.</source>
        <translation>Choose a choice, a true or false, or a short answer.</translation>
    </message>
    <message>
        <source>Choose a course</source>
        <translation>Choose a course</translation>
    </message>
    <message>
        <source>Choose a document or a folder.</source>
        <translation>Choose a document or a folder.</translation>
    </message>
    <message>
        <source>Choose a document with text in it.</source>
        <translation>Choose a document with text in it.</translation>
    </message>
    <message>
        <source>Choose a file of the same kind.</source>
        <translation>Choose a file of the same kind.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf.</source>
        <translation>Choose a file that ends in .gguf.</translation>
    </message>
    <message>
        <source>Choose a file that holds text.</source>
        <translation>Choose a file that holds text.</translation>
    </message>
    <message>
        <source>Choose a file that was exported as W3C annotations (JSON).</source>
        <translation>Choose a file that was exported as W3C annotations (JSON).</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choose a file.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Choose a folder of documents</source>
        <translation>Choose a folder of documents</translation>
    </message>
    <message>
        <source>Choose a folder with documents: Markdown, text, HTML, EPUB, Word, PowerPoint, PDF, Jupyter notebooks or OpenStax modules.</source>
        <translation>Choose a folder with documents: Markdown, text, HTML, EPUB, Word, PowerPoint, PDF, Jupyter notebooks or OpenStax modules.</translation>
    </message>
    <message>
        <source>Choose a folder with fewer documents.</source>
        <translation>Choose a folder with fewer documents.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Choose a later last day.</source>
        <translation>Choose a later last day.</translation>
    </message>
    <message>
        <source>Choose a lesson that was.</source>
        <translation>Choose a lesson that was.</translation>
    </message>
    <message>
        <source>Choose a lesson.</source>
        <translation>Choose a lesson.</translation>
    </message>
    <message>
        <source>Choose a module, a lesson or a part.</source>
        <translation>Choose a module, a lesson or a part.</translation>
    </message>
    <message>
        <source>Choose a module.</source>
        <translation>Choose a module.</translation>
    </message>
    <message>
        <source>Choose a name in .mp3 or .opus, or in .m3u8 for a file for each lesson.</source>
        <translation>Choose a name in .mp3 or .opus, or in .m3u8 for a file for each lesson.</translation>
    </message>
    <message>
        <source>Choose a name in .mp3 or .opus.</source>
        <translation>Choose a name in .mp3 or .opus.</translation>
    </message>
    <message>
        <source>Choose a number from 1 to {count}.</source>
        <translation>Choose a number from 1 to {count}.</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Choose a password.</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Choose a picture below 32 MB.</source>
        <translation>Choose a picture below 32 MB.</translation>
    </message>
    <message>
        <source>Choose a picture for the cover</source>
        <translation>Choose a picture for the cover</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>Choose a picture.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Choose a question to go back to it, or hand the quiz in.</source>
        <translation>Choose a question to go back to it, or hand the quiz in.</translation>
    </message>
    <message>
        <source>Choose a question with a right and a wrong answer.</source>
        <translation>Choose a question with a right and a wrong answer.</translation>
    </message>
    <message>
        <source>Choose a smaller book.</source>
        <translation>Choose a smaller book.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Choose a smaller one.</translation>
    </message>
    <message>
        <source>Choose a sound file</source>
        <translation>Choose a sound file</translation>
    </message>
    <message>
        <source>Choose a statement or a question: the passage that it rests on opens here.</source>
        <translation>Choose a statement or a question: the passage that it rests on opens here.</translation>
    </message>
    <message>
        <source>Choose again from those who are.</source>
        <translation>Choose again from those who are.</translation>
    </message>
    <message>
        <source>Choose all that apply</source>
        <translation>Choose all that apply</translation>
    </message>
    <message>
        <source>Choose an animal.</source>
        <translation>Choose an animal.</translation>
    </message>
    <message>
        <source>Choose and move</source>
        <translation>Choose and move</translation>
    </message>
    <message>
        <source>Choose another backup.</source>
        <translation>Choose another backup.</translation>
    </message>
    <message>
        <source>Choose another day.</source>
        <translation>Choose another day.</translation>
    </message>
    <message>
        <source>Choose another file …</source>
        <translation>Choose another file …</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choose another file.</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Choose another folder.</translation>
    </message>
    <message>
        <source>Choose another group.</source>
        <translation>Choose another group.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
    </message>
    <message>
        <source>Choose another number.</source>
        <translation>Choose another number.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choose another one.</translation>
    </message>
    <message>
        <source>Choose another picture.</source>
        <translation>Choose another picture.</translation>
    </message>
    <message>
        <source>Choose another version; the lesson itself is not touched.</source>
        <translation>Choose another version; the lesson itself is not touched.</translation>
    </message>
    <message>
        <source>Choose another voice, or install it again with: pip install "coursegen-desktop[narration]".</source>
        <translation>Choose another voice, or install it again with: pip install "coursegen-desktop[narration]".</translation>
    </message>
    <message>
        <source>Choose another voice, or install it again.</source>
        <translation>Choose another voice, or install it again.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Choose another.</translation>
    </message>
    <message>
        <source>Choose at least</source>
        <translation>Choose at least</translation>
    </message>
    <message>
        <source>Choose at least one file or folder.</source>
        <translation>Choose at least one file or folder.</translation>
    </message>
    <message>
        <source>Choose at least one learner.</source>
        <translation>Choose at least one learner.</translation>
    </message>
    <message>
        <source>Choose at most</source>
        <translation>Choose at most</translation>
    </message>
    <message>
        <source>Choose documents</source>
        <translation>Choose documents</translation>
    </message>
    <message>
        <source>Choose documents…</source>
        <translation>Choose documents…</translation>
    </message>
    <message>
        <source>Choose fewer documents and make several courses.</source>
        <translation>Choose fewer documents and make several courses.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Choose from: {names}.</source>
        <translation>Choose from: {names}.</translation>
    </message>
    <message>
        <source>Choose how well you remembered it.</source>
        <translation>Choose how well you remembered it.</translation>
    </message>
    <message>
        <source>Choose lessons only, or parts only.</source>
        <translation>Choose lessons only, or parts only.</translation>
    </message>
    <message>
        <source>Choose modules only, or lessons only.</source>
        <translation>Choose modules only, or lessons only.</translation>
    </message>
    <message>
        <source>Choose modules or lessons first.</source>
        <translation>Choose modules or lessons first.</translation>
    </message>
    <message>
        <source>Choose one answer</source>
        <translation>Choose one answer</translation>
    </message>
    <message>
        <source>Choose one of the lesson.</source>
        <translation>Choose one of the lesson.</translation>
    </message>
    <message>
        <source>Choose one that others do not use.</source>
        <translation>Choose one that others do not use.</translation>
    </message>
    <message>
        <source>Choose one that takes an answer.</source>
        <translation>Choose one that takes an answer.</translation>
    </message>
    <message>
        <source>Choose other cards, or another course, and try again.</source>
        <translation>Choose other cards, or another course, and try again.</translation>
    </message>
    <message>
        <source>Choose slides, sound or films.</source>
        <translation>Choose slides, sound or films.</translation>
    </message>
    <message>
        <source>Choose smaller lessons in the options.</source>
        <translation>Choose smaller lessons in the options.</translation>
    </message>
    <message>
        <source>Choose somebody else.</source>
        <translation>Choose somebody else.</translation>
    </message>
    <message>
        <source>Choose somebody who learns here.</source>
        <translation>Choose somebody who learns here.</translation>
    </message>
    <message>
        <source>Choose something else as password.</source>
        <translation>Choose something else as password.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Choose the file…</translation>
    </message>
    <message>
        <source>Choose the folder in which both the collection and its modules lie.</source>
        <translation>Choose the folder in which both the collection and its modules lie.</translation>
    </message>
    <message>
        <source>Choose two or more.</source>
        <translation>Choose two or more.</translation>
    </message>
    <message numerus="yes">
        <source>Choose up to %n</source>
        <translation>
            <numerusform>Choose up to %n</numerusform>
            <numerusform>Choose up to %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what takes the place of “{name}”</source>
        <translation>Choose what takes the place of “{name}”</translation>
    </message>
    <message>
        <source>Choose what to make.</source>
        <translation>Choose what to make.</translation>
    </message>
    <message>
        <source>Choose your name instead.</source>
        <translation>Choose your name instead.</translation>
    </message>
    <message>
        <source>Choose your name, then type it.</source>
        <translation>Choose your name, then type it.</translation>
    </message>
    <message>
        <source>Choose your password</source>
        <translation>Choose your password</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>Chosen documents</source>
        <translation>Chosen documents</translation>
    </message>
    <message>
        <source>Citations that hold</source>
        <translation>Citations that hold</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Classes are made under People, once you have left the kiosk.</source>
        <translation>Classes are made under People, once you have left the kiosk.</translation>
    </message>
    <message>
        <source>Classes that are not used any more stand here with all that they had.</source>
        <translation>Classes that are not used any more stand here with all that they had.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Click on the picture, or move the cross with the arrows and press Space.</source>
        <translation>Click on the picture, or move the cross with the arrows and press Space.</translation>
    </message>
    <message>
        <source>Click on the place</source>
        <translation>Click on the place</translation>
    </message>
    <message>
        <source>Click or press Enter to enlarge</source>
        <translation>Click or press Enter to enlarge</translation>
    </message>
    <message>
        <source>Clock of a quiz</source>
        <translation>Clock of a quiz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Close anyway</translation>
    </message>
    <message>
        <source>Close the assistant</source>
        <translation>Close the assistant</translation>
    </message>
    <message>
        <source>Close the check</source>
        <translation>Close the check</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Close the other program and try again.</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Close without saving?</translation>
    </message>
    <message>
        <source>Cmd+Tab, Mission Control, Spotlight and the menu bar belong to macOS.</source>
        <translation>Cmd+Tab, Mission Control, Spotlight and the menu bar belong to macOS.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code, skipped.</source>
        <translation>Code, skipped.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Colour of your avatar</source>
        <translation>Colour of your avatar</translation>
    </message>
    <message>
        <source>Colour {number}</source>
        <translation>Colour {number}</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Colours of the whole program.</source>
        <translation>Colours of the whole program.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Column in the middle</source>
        <translation>Column in the middle</translation>
    </message>
    <message>
        <source>Column to the left</source>
        <translation>Column to the left</translation>
    </message>
    <message>
        <source>Column to the right</source>
        <translation>Column to the right</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Comment for the learner</source>
        <translation>Comment for the learner</translation>
    </message>
    <message>
        <source>Comment: why</source>
        <translation>Comment: why</translation>
    </message>
    <message>
        <source>Compare both versions before you save.</source>
        <translation>Compare both versions before you save.</translation>
    </message>
    <message>
        <source>Compare it with your card. There is no 0, 1, I, L or O in it.</source>
        <translation>Compare it with your card. There is no 0, 1, I, L or O in it.</translation>
    </message>
    <message>
        <source>Compare with the version before</source>
        <translation>Compare with the version before</translation>
    </message>
    <message>
        <source>Compare with what there is now</source>
        <translation>Compare with what there is now</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Completed lessons, each by its minutes</source>
        <translation>Completed lessons, each by its minutes</translation>
    </message>
    <message>
        <source>Compute my forgetting curve</source>
        <translation>Compute my forgetting curve</translation>
    </message>
    <message>
        <source>Computed from {count} answers. The curve in use explains them as well: it stays.</source>
        <translation>Computed from {count} answers. The curve in use explains them as well: it stays.</translation>
    </message>
    <message>
        <source>Computed from {count} answers. Your own forgetting curve explains them better than the one before and is used from now on.</source>
        <translation>Computed from {count} answers. Your own forgetting curve explains them better than the one before and is used from now on.</translation>
    </message>
    <message>
        <source>Computing your forgetting curve</source>
        <translation>Computing your forgetting curve</translation>
    </message>
    <message>
        <source>Connection: {name}.</source>
        <translation>Connection: {name}.</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Connections…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Contents and notes</source>
        <translation>Contents and notes</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Continue where you left off</source>
        <translation>Continue where you left off</translation>
    </message>
    <message>
        <source>Continue: {lesson}</source>
        <translation>Continue: {lesson}</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copy address</translation>
    </message>
    <message>
        <source>Copy here</source>
        <translation>Copy here</translation>
    </message>
    <message>
        <source>Copy it again, without spaces and line breaks.</source>
        <translation>Copy it again, without spaces and line breaks.</translation>
    </message>
    <message>
        <source>Copy it elsewhere.</source>
        <translation>Copy it elsewhere.</translation>
    </message>
    <message>
        <source>Copy it to this computer's disk and try again.</source>
        <translation>Copy it to this computer's disk and try again.</translation>
    </message>
    <message>
        <source>Copy modules or lessons first.</source>
        <translation>Copy modules or lessons first.</translation>
    </message>
    <message>
        <source>Copy or download it once more.</source>
        <translation>Copy or download it once more.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Copy the chosen questions as text that Moodle reads</source>
        <translation>Copy the chosen questions as text that Moodle reads</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>Copy this code</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>Copy with source</translation>
    </message>
    <message>
        <source>Corner {number} of {total}</source>
        <translation>Corner {number} of {total}</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>Corners</translation>
    </message>
    <message>
        <source>Corners of area {number}</source>
        <translation>Corners of area {number}</translation>
    </message>
    <message>
        <source>Correct answer</source>
        <translation>Correct answer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Cost of a wrong try</source>
        <translation>Cost of a wrong try</translation>
    </message>
    <message>
        <source>Cost of a wrong unit</source>
        <translation>Cost of a wrong unit</translation>
    </message>
    <message>
        <source>Cost of one course, at most</source>
        <translation>Cost of one course, at most</translation>
    </message>
    <message>
        <source>Cost, at your prices</source>
        <translation>Cost, at your prices</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Could be better</translation>
    </message>
    <message>
        <source>Could not be read: {names}.</source>
        <translation>Could not be read: {names}.</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Countdown</translation>
    </message>
    <message>
        <source>Counted from the length of sentences and words: roughly for readers of that year. Code, formulas and headings are left out.</source>
        <translation>Counted from the length of sentences and words: roughly for readers of that year. Code, formulas and headings are left out.</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Course being written</source>
        <translation>Course being written</translation>
    </message>
    <message>
        <source>Course content</source>
        <translation>Course content</translation>
    </message>
    <message>
        <source>Course outline</source>
        <translation>Course outline</translation>
    </message>
    <message>
        <source>Course packages ({patterns})</source>
        <translation>Course packages ({patterns})</translation>
    </message>
    <message>
        <source>Course progress</source>
        <translation>Course progress</translation>
    </message>
    <message>
        <source>Course title</source>
        <translation>Course title</translation>
    </message>
    <message>
        <source>Course title and description</source>
        <translation>Course title and description</translation>
    </message>
    <message>
        <source>Course: {course}</source>
        <translation>Course: {course}</translation>
    </message>
    <message>
        <source>Coursegen Desktop</source>
        <translation>Coursegen Desktop</translation>
    </message>
    <message>
        <source>Coursegen Desktop is already open on {folder}, but does not answer. Close it, or end its process, and try again.</source>
        <translation>Coursegen Desktop is already open on {folder}, but does not answer. Close it, or end its process, and try again.</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>Courses and documents</source>
        <translation>Courses and documents</translation>
    </message>
    <message>
        <source>Courses and documents ({patterns})</source>
        <translation>Courses and documents ({patterns})</translation>
    </message>
    <message>
        <source>Courses made from your documents appear here. Look at a sample first, or choose documents of your own. You can also begin with an empty course and write it yourself.</source>
        <translation>Courses made from your documents appear here. Look at a sample first, or choose documents of your own. You can also begin with an empty course and write it yourself.</translation>
    </message>
    <message>
        <source>Courses of which you have completed every lesson stand here.</source>
        <translation>Courses of which you have completed every lesson stand here.</translation>
    </message>
    <message>
        <source>Courses that are not published yet stand here.</source>
        <translation>Courses that are not published yet stand here.</translation>
    </message>
    <message>
        <source>Courses that come before</source>
        <translation>Courses that come before</translation>
    </message>
    <message>
        <source>Courses that should be done first</source>
        <translation>Courses that should be done first</translation>
    </message>
    <message>
        <source>Courses that you have begun and not finished stand here.</source>
        <translation>Courses that you have begun and not finished stand here.</translation>
    </message>
    <message>
        <source>Courses that you make or import appear here.</source>
        <translation>Courses that you make or import appear here.</translation>
    </message>
    <message>
        <source>Courses with the tag “template” are listed here; see “About the course”.</source>
        <translation>Courses with the tag “template” are listed here; see “About the course”.</translation>
    </message>
    <message>
        <source>Courses with the tag “template” are offered to start from.</source>
        <translation>Courses with the tag “template” are offered to start from.</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Cover: a picture of its own</source>
        <translation>Cover: a picture of its own</translation>
    </message>
    <message>
        <source>Cover: painted</source>
        <translation>Cover: painted</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Create a course</source>
        <translation>Create a course</translation>
    </message>
    <message>
        <source>Create another</source>
        <translation>Create another</translation>
    </message>
    <message>
        <source>Create course</source>
        <translation>Create course</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Credit</translation>
    </message>
    <message>
        <source>Credit of answer {number}</source>
        <translation>Credit of answer {number}</translation>
    </message>
    <message>
        <source>Credit of area {number}</source>
        <translation>Credit of area {number}</translation>
    </message>
    <message>
        <source>Credit of number {number}</source>
        <translation>Credit of number {number}</translation>
    </message>
    <message>
        <source>Credit of option {number}</source>
        <translation>Credit of option {number}</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Del always belongs to Windows: lock, sign out, task manager.</source>
        <translation>Ctrl+Alt+Del always belongs to Windows: lock, sign out, task manager.</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F1 to F12 lead to the system's own consoles, where an account and its password are asked for. Give the class's account no password that children know.</source>
        <translation>Ctrl+Alt+F1 to F12 lead to the system's own consoles, where an account and its password are asked for. Give the class's account no password that children know.</translation>
    </message>
    <message>
        <source>Ctrl+Enter hands it in</source>
        <translation>Ctrl+Enter hands it in</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dark theme</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Day or course</source>
        <translation>Day or course</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Days in a row</source>
        <translation>Days in a row</translation>
    </message>
    <message>
        <source>Days learned</source>
        <translation>Days learned</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Days left</translation>
    </message>
    <message>
        <source>Days of classes ({patterns})</source>
        <translation>Days of classes ({patterns})</translation>
    </message>
    <message>
        <source>Days on the stick</source>
        <translation>Days on the stick</translation>
    </message>
    <message>
        <source>Days since</source>
        <translation>Days since</translation>
    </message>
    <message>
        <source>Days that count for the streak</source>
        <translation>Days that count for the streak</translation>
    </message>
    <message>
        <source>Days you learned</source>
        <translation>Days you learned</translation>
    </message>
    <message>
        <source>Decide whether the statement is true just as it stands.</source>
        <translation>Decide whether the statement is true just as it stands.</translation>
    </message>
    <message>
        <source>Decimal comma</source>
        <translation>Decimal comma</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n unused file(s)?</source>
        <translation>
            <numerusform>Delete %n unused file?</numerusform>
            <numerusform>Delete %n unused files?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all slides</source>
        <translation>Delete all slides</translation>
    </message>
    <message>
        <source>Delete all unused…</source>
        <translation>Delete all unused…</translation>
    </message>
    <message>
        <source>Delete my account</source>
        <translation>Delete my account</translation>
    </message>
    <message>
        <source>Delete my account…</source>
        <translation>Delete my account…</translation>
    </message>
    <message>
        <source>Delete something on it at another computer, or take another stick.</source>
        <translation>Delete something on it at another computer, or take another stick.</translation>
    </message>
    <message>
        <source>Delete the account of {name}?</source>
        <translation>Delete the account of {name}?</translation>
    </message>
    <message>
        <source>Delete the column</source>
        <translation>Delete the column</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Delete the row</translation>
    </message>
    <message>
        <source>Delete the script</source>
        <translation>Delete the script</translation>
    </message>
    <message>
        <source>Delete this quiz</source>
        <translation>Delete this quiz</translation>
    </message>
    <message>
        <source>Delete your account.</source>
        <translation>Delete your account.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Deleted accounts stand here for 30 days and can be restored until then.</source>
        <translation>Deleted accounts stand here for 30 days and can be restored until then.</translation>
    </message>
    <message>
        <source>Deleted from “{course}”</source>
        <translation>Deleted from “{course}”</translation>
    </message>
    <message>
        <source>Deleted parts</source>
        <translation>Deleted parts</translation>
    </message>
    <message>
        <source>Deleted parts…</source>
        <translation>Deleted parts…</translation>
    </message>
    <message>
        <source>Describe the next picture without words: {name}</source>
        <translation>Describe the next picture without words: {name}</translation>
    </message>
    <message>
        <source>Describe the picture</source>
        <translation>Describe the picture</translation>
    </message>
    <message>
        <source>Describe this picture: {name}</source>
        <translation>Describe this picture: {name}</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the course</source>
        <translation>Details of the course</translation>
    </message>
    <message>
        <source>Developer tools</source>
        <translation>Developer tools</translation>
    </message>
    <message>
        <source>Developer: event log</source>
        <translation>Developer: event log</translation>
    </message>
    <message>
        <source>Developer: reload theme</source>
        <translation>Developer: reload theme</translation>
    </message>
    <message>
        <source>Developer: slow frames</source>
        <translation>Developer: slow frames</translation>
    </message>
    <message>
        <source>Developer: widget gallery</source>
        <translation>Developer: widget gallery</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagram</translation>
    </message>
    <message>
        <source>Different types ask for different kinds of knowledge.</source>
        <translation>Different types ask for different kinds of knowledge.</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Difficulty</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Discard “{title}”</source>
        <translation>Discard “{title}”</translation>
    </message>
    <message>
        <source>Discard “{title}”?</source>
        <translation>Discard “{title}”?</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Dismiss (Esc)</translation>
    </message>
    <message>
        <source>Distribution of scores</source>
        <translation>Distribution of scores</translation>
    </message>
    <message>
        <source>Divide it into several courses.</source>
        <translation>Divide it into several courses.</translation>
    </message>
    <message>
        <source>Divide the lesson into several.</source>
        <translation>Divide the lesson into several.</translation>
    </message>
    <message>
        <source>Divide words</source>
        <translation>Divide words</translation>
    </message>
    <message>
        <source>Do not ask this question any more</source>
        <translation>Do not ask this question any more</translation>
    </message>
    <message>
        <source>Do not go on</source>
        <translation>Do not go on</translation>
    </message>
    <message>
        <source>Do not trust it; ask for a file saved by Word, PowerPoint or LibreOffice.</source>
        <translation>Do not trust it; ask for a file saved by Word, PowerPoint or LibreOffice.</translation>
    </message>
    <message>
        <source>Do not use one digit again and again, nor a row of them.</source>
        <translation>Do not use one digit again and again, nor a row of them.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Documents ({patterns})</source>
        <translation>Documents ({patterns})</translation>
    </message>
    <message>
        <source>Documents become a course; a .coursegen file is imported</source>
        <translation>Documents become a course; a .coursegen file is imported</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Does not count</translation>
    </message>
    <message>
        <source>Dog</source>
        <translation>Dog</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Done again: {step}.</source>
        <translation>Done again: {step}.</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>Done by {share}</source>
        <translation>Done by {share}</translation>
    </message>
    <message>
        <source>Done of this review</source>
        <translation>Done of this review</translation>
    </message>
    <message>
        <source>Done of today's questions</source>
        <translation>Done of today's questions</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Done today</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Draft being written</source>
        <translation>Draft being written</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Drag a word into each gap, or choose it there</source>
        <translation>Drag a word into each gap, or choose it there</translation>
    </message>
    <message>
        <source>Drag each label to its place</source>
        <translation>Drag each label to its place</translation>
    </message>
    <message>
        <source>Drag each match to its line, or choose it there</source>
        <translation>Drag each match to its line, or choose it there</translation>
    </message>
    <message>
        <source>Drag into the right order, or use Alt and the arrows</source>
        <translation>Drag into the right order, or use Alt and the arrows</translation>
    </message>
    <message>
        <source>Drag, or press Alt and an arrow in the row</source>
        <translation>Drag, or press Alt and an arrow in the row</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press R, E or P for a rectangle, an ellipse, a polygon.</source>
        <translation>Draw with the mouse, or press R, E or P for a rectangle, an ellipse, a polygon.</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Drawing…</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Drop files or folders here ({kinds}). Headings become modules and lessons; every question rests on a sentence of your text. Nothing leaves this computer, unless you choose a model that runs elsewhere.</source>
        <translation>Drop files or folders here ({kinds}). Headings become modules and lessons; every question rests on a sentence of your text. Nothing leaves this computer, unless you choose a model that runs elsewhere.</translation>
    </message>
    <message>
        <source>Drop the question or keep it.</source>
        <translation>Drop the question or keep it.</translation>
    </message>
    <message>
        <source>Drop to create a course</source>
        <translation>Drop to create a course</translation>
    </message>
    <message>
        <source>Due for review</source>
        <translation>Due for review</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Each answer is judged when it is given, once.</source>
        <translation>Each answer is judged when it is given, once.</translation>
    </message>
    <message>
        <source>Each answer is saved at once</source>
        <translation>Each answer is saved at once</translation>
    </message>
    <message>
        <source>Each attempt is asked some of them, drawn anew.</source>
        <translation>Each attempt is asked some of them, drawn anew.</translation>
    </message>
    <message>
        <source>Each child taps these three in their order, or holds the QR code of the card before the camera.</source>
        <translation>Each child taps these three in their order, or holds the QR code of the card before the camera.</translation>
    </message>
    <message>
        <source>Each letter needs a name of at most 20 characters.</source>
        <translation>Each letter needs a name of at most 20 characters.</translation>
    </message>
    <message>
        <source>Each new one costs some seven answers in the weeks after.</source>
        <translation>Each new one costs some seven answers in the weeks after.</translation>
    </message>
    <message numerus="yes">
        <source>Each of the %n on the left has one that belongs to it.</source>
        <translation>
            <numerusform>Each of the %n on the left has one that belongs to it.</numerusform>
            <numerusform>Each of the %n on the left has one that belongs to it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of them stands in the words that are cited for it.</source>
        <translation>Each of them stands in the words that are cited for it.</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Easy</translation>
    </message>
    <message>
        <source>Easy to tell apart</source>
        <translation>Easy to tell apart</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Edit class</source>
        <translation>Edit class</translation>
    </message>
    <message>
        <source>Edit class…</source>
        <translation>Edit class…</translation>
    </message>
    <message>
        <source>Edit or remove it, then export again.</source>
        <translation>Edit or remove it, then export again.</translation>
    </message>
    <message>
        <source>Edit or try</source>
        <translation>Edit or try</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Edit person</translation>
    </message>
    <message>
        <source>Edit the connection</source>
        <translation>Edit the connection</translation>
    </message>
    <message>
        <source>Edit the connection and choose one.</source>
        <translation>Edit the connection and choose one.</translation>
    </message>
    <message>
        <source>Edit the question ({keys})</source>
        <translation>Edit the question ({keys})</translation>
    </message>
    <message>
        <source>Edit this lesson</source>
        <translation>Edit this lesson</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Edit {name}</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Emphasis, sixteen pixels</source>
        <translation>Emphasis, sixteen pixels</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Empty and loading</source>
        <translation>Empty and loading</translation>
    </message>
    <message>
        <source>Empty course</source>
        <translation>Empty course</translation>
    </message>
    <message>
        <source>Empty lesson</source>
        <translation>Empty lesson</translation>
    </message>
    <message>
        <source>Empty lessons</source>
        <translation>Empty lessons</translation>
    </message>
    <message>
        <source>Empty module</source>
        <translation>Empty module</translation>
    </message>
    <message>
        <source>Empty quiz</source>
        <translation>Empty quiz</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>End it</translation>
    </message>
    <message>
        <source>End it for everybody</source>
        <translation>End it for everybody</translation>
    </message>
    <message>
        <source>End the quiz for everybody?</source>
        <translation>End the quiz for everybody?</translation>
    </message>
    <message>
        <source>Endings or kinds, such as {example}. Empty: any file.</source>
        <translation>Endings or kinds, such as {example}. Empty: any file.</translation>
    </message>
    <message>
        <source>Enough answers have come together to compute how fast you forget. It takes some seconds, and you can go on meanwhile.</source>
        <translation>Enough answers have come together to compute how fast you forget. It takes some seconds, and you can go on meanwhile.</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Enrol in a course…</source>
        <translation>Enrol in a course…</translation>
    </message>
    <message>
        <source>Enrol people from a list (CSV)</source>
        <translation>Enrol people from a list (CSV)</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>Enrolments, completed lessons, places, time, quiz attempts with their answers, files that you handed in, notes, reviews, goals and grades go for good. Courses, your name and your preferences stay.

This cannot be undone. Backups that were made before still hold it until newer ones replace them.</source>
        <translation>Enrolments, completed lessons, places, time, quiz attempts with their answers, files that you handed in, notes, reviews, goals and grades go for good. Courses, your name and your preferences stay.

This cannot be undone. Backups that were made before still hold it until newer ones replace them.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Entry {number}</source>
        <translation>Entry {number}</translation>
    </message>
    <message>
        <source>Erase everything that you learned?</source>
        <translation>Erase everything that you learned?</translation>
    </message>
    <message>
        <source>Erase my learning</source>
        <translation>Erase my learning</translation>
    </message>
    <message>
        <source>Erase my learning…</source>
        <translation>Erase my learning…</translation>
    </message>
    <message>
        <source>Erase what is kept about me (in Settings)</source>
        <translation>Erase what is kept about me (in Settings)</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Essay</source>
        <translation>Essay</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>Event log</translation>
    </message>
    <message>
        <source>Every lesson has its text, and questions where it holds facts to ask for.</source>
        <translation>Every lesson has its text, and questions where it holds facts to ask for.</translation>
    </message>
    <message>
        <source>Every line has its match.</source>
        <translation>Every line has its match.</translation>
    </message>
    <message>
        <source>Every question has an answer.</source>
        <translation>Every question has an answer.</translation>
    </message>
    <message>
        <source>Every quote stands letter by letter at the place that it names.</source>
        <translation>Every quote stands letter by letter at the place that it names.</translation>
    </message>
    <message>
        <source>Every version of this lesson and of the course</source>
        <translation>Every version of this lesson and of the course</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Everybody chooses a password, at first with a start code from you.</source>
        <translation>Everybody chooses a password, at first with a start code from you.</translation>
    </message>
    <message>
        <source>Everybody has another role.</source>
        <translation>Everybody has another role.</translation>
    </message>
    <message>
        <source>Everybody in the class, also who comes later</source>
        <translation>Everybody in the class, also who comes later</translation>
    </message>
    <message>
        <source>Everybody is in this class already</source>
        <translation>Everybody is in this class already</translation>
    </message>
    <message>
        <source>Everybody signs in and sees only what is theirs.</source>
        <translation>Everybody signs in and sees only what is theirs.</translation>
    </message>
    <message>
        <source>Everybody takes this course already</source>
        <translation>Everybody takes this course already</translation>
    </message>
    <message>
        <source>Everybody takes “{course}” already</source>
        <translation>Everybody takes “{course}” already</translation>
    </message>
    <message>
        <source>Everybody who may teach is in this class already</source>
        <translation>Everybody who may teach is in this class already</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Everything about me (one page to read)</source>
        <translation>Everything about me (one page to read)</translation>
    </message>
    <message>
        <source>Everything about {name}</source>
        <translation>Everything about {name}</translation>
    </message>
    <message>
        <source>Everything goes back to how it was then. What is there now is backed up first, and the program starts again.</source>
        <translation>Everything goes back to how it was then. What is there now is backed up first, and the program starts again.</translation>
    </message>
    <message>
        <source>Everything in it is still here. Bring it back and go on where you were?</source>
        <translation>Everything in it is still here. Bring it back and go on where you were?</translation>
    </message>
    <message>
        <source>Everything is marked.</source>
        <translation>Everything is marked.</translation>
    </message>
    <message>
        <source>Everything is there as it would be made now.</source>
        <translation>Everything is there as it would be made now.</translation>
    </message>
    <message>
        <source>Everything stays here for {days} days, with the results of learners.</source>
        <translation>Everything stays here for {days} days, with the results of learners.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Example for the selection</source>
        <translation>Example for the selection</translation>
    </message>
    <message>
        <source>Example for this paragraph</source>
        <translation>Example for this paragraph</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>Excellent</translation>
    </message>
    <message>
        <source>Expected: {words}</source>
        <translation>Expected: {words}</translation>
    </message>
    <message>
        <source>Explain how …, compare …, calculate …</source>
        <translation>Explain how …, compare …, calculate …</translation>
    </message>
    <message>
        <source>Explain {term}</source>
        <translation>Explain {term}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export course</source>
        <translation>Export course</translation>
    </message>
    <message>
        <source>Export learners</source>
        <translation>Export learners</translation>
    </message>
    <message>
        <source>Export notes</source>
        <translation>Export notes</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Export people</translation>
    </message>
    <message>
        <source>Export the class</source>
        <translation>Export the class</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Export the log</translation>
    </message>
    <message>
        <source>Export their data</source>
        <translation>Export their data</translation>
    </message>
    <message>
        <source>Export their data…</source>
        <translation>Export their data…</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>F2 opens the passage that explains it.</source>
        <translation>F2 opens the passage that explains it.</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>Fairly</source>
        <translation>Fairly</translation>
    </message>
    <message>
        <source>False</source>
        <translation>False</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Faster</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Feedback to area {number}</source>
        <translation>Feedback to area {number}</translation>
    </message>
    <message>
        <source>Feedback to option {number}</source>
        <translation>Feedback to option {number}</translation>
    </message>
    <message>
        <source>Feedback to this option</source>
        <translation>Feedback to this option</translation>
    </message>
    <message>
        <source>Fewer are made where the text holds fewer facts to ask for.</source>
        <translation>Fewer are made where the text holds fewer facts to ask for.</translation>
    </message>
    <message>
        <source>Field {field}: {reason}.</source>
        <translation>Field {field}: {reason}.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Figures come once questions were answered.</source>
        <translation>Figures come once questions were answered.</translation>
    </message>
    <message>
        <source>Figures of {course}</source>
        <translation>Figures of {course}</translation>
    </message>
    <message>
        <source>Figures of {quiz}, {count}</source>
        <translation>Figures of {quiz}, {count}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>File of the model</source>
        <translation>File of the model</translation>
    </message>
    <message>
        <source>File of the model (.gguf)</source>
        <translation>File of the model (.gguf)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Files and printers cannot be chosen at this computer.</source>
        <translation>Files and printers cannot be chosen at this computer.</translation>
    </message>
    <message>
        <source>Files are being written. Those that are finished stay, the others do not come.</source>
        <translation>Files are being written. Those that are finished stay, the others do not come.</translation>
    </message>
    <message>
        <source>Files are handed in, and marked by a person.</source>
        <translation>Files are handed in, and marked by a person.</translation>
    </message>
    <message>
        <source>Files at most</source>
        <translation>Files at most</translation>
    </message>
    <message>
        <source>Files beside the text</source>
        <translation>Files beside the text</translation>
    </message>
    <message>
        <source>Files that are asked for ({patterns})</source>
        <translation>Files that are asked for ({patterns})</translation>
    </message>
    <message>
        <source>Files that you handed in</source>
        <translation>Files that you handed in</translation>
    </message>
    <message>
        <source>Files: {act}</source>
        <translation>Files: {act}</translation>
    </message>
    <message>
        <source>Fill the gaps</source>
        <translation>Fill the gaps</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Film watched to</source>
        <translation>Film watched to</translation>
    </message>
    <message>
        <source>Film: {title}</source>
        <translation>Film: {title}</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>Films and sound files need a part that is not installed: PyAV.</source>
        <translation>Films and sound files need a part that is not installed: PyAV.</translation>
    </message>
    <message>
        <source>Films as MP4 files…</source>
        <translation>Films as MP4 files…</translation>
    </message>
    <message>
        <source>Films cannot be made as “{size}”.</source>
        <translation>Films cannot be made as “{size}”.</translation>
    </message>
    <message>
        <source>Films: slides that are told</source>
        <translation>Films: slides that are told</translation>
    </message>
    <message>
        <source>Films…</source>
        <translation>Films…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Final grade</source>
        <translation>Final grade</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>Find in this course</source>
        <translation>Find in this course</translation>
    </message>
    <message>
        <source>Find in this lesson</source>
        <translation>Find in this lesson</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>Find in this text</translation>
    </message>
    <message>
        <source>Find pairs</source>
        <translation>Find pairs</translation>
    </message>
    <message>
        <source>Find whole words only</source>
        <translation>Find whole words only</translation>
    </message>
    <message>
        <source>Finish a course</source>
        <translation>Finish a course</translation>
    </message>
    <message>
        <source>Finish a quiz and its score appears here.</source>
        <translation>Finish a quiz and its score appears here.</translation>
    </message>
    <message>
        <source>Finish by</source>
        <translation>Finish by</translation>
    </message>
    <message>
        <source>Finish it first.</source>
        <translation>Finish it first.</translation>
    </message>
    <message>
        <source>Finish or delete them in the editor; “Check the course” leads to them.</source>
        <translation>Finish or delete them in the editor; “Check the course” leads to them.</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Finished attempts keep the questions that were asked.</source>
        <translation>Finished attempts keep the questions that were asked.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Finished.</translation>
    </message>
    <message>
        <source>First branch</source>
        <translation>First branch</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>First event</translation>
    </message>
    <message>
        <source>First lesson</source>
        <translation>First lesson</translation>
    </message>
    <message>
        <source>First module</source>
        <translation>First module</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>First row</translation>
    </message>
    <message>
        <source>First screen</source>
        <translation>First screen</translation>
    </message>
    <message>
        <source>First version</source>
        <translation>First version</translation>
    </message>
    <message>
        <source>First way</source>
        <translation>First way</translation>
    </message>
    <message>
        <source>Fish</source>
        <translation>Fish</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>Flag this question</source>
        <translation>Flag this question</translation>
    </message>
    <message>
        <source>Flag this question to come back to it (F)</source>
        <translation>Flag this question to come back to it (F)</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Flagged</translation>
    </message>
    <message>
        <source>Flagged, take the flag away</source>
        <translation>Flagged, take the flag away</translation>
    </message>
    <message>
        <source>Flashcard</source>
        <translation>Flashcard</translation>
    </message>
    <message>
        <source>Flask</source>
        <translation>Flask</translation>
    </message>
    <message>
        <source>Flaws in a question</source>
        <translation>Flaws in a question</translation>
    </message>
    <message>
        <source>Flow chart</source>
        <translation>Flow chart</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>Flower</translation>
    </message>
    <message>
        <source>Folded part</source>
        <translation>Folded part</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Follow again</source>
        <translation>Follow again</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>For all of them</source>
        <translation>For all of them</translation>
    </message>
    <message>
        <source>For instance: Basics</source>
        <translation>For instance: Basics</translation>
    </message>
    <message>
        <source>For programs</source>
        <translation>For programs</translation>
    </message>
    <message>
        <source>For programs (JSON)</source>
        <translation>For programs (JSON)</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>For teachers</translation>
    </message>
    <message>
        <source>For teachers: the log is in {folder}.</source>
        <translation>For teachers: the log is in {folder}.</translation>
    </message>
    <message>
        <source>For the evening before a test: nothing is stored, and no card comes sooner or later for it.</source>
        <translation>For the evening before a test: nothing is stored, and no card comes sooner or later for it.</translation>
    </message>
    <message>
        <source>For those who do not see the picture.</source>
        <translation>For those who do not see the picture.</translation>
    </message>
    <message>
        <source>For who marks it; shown to learners with the result.</source>
        <translation>For who marks it; shown to learners with the result.</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>For you</translation>
    </message>
    <message>
        <source>For your own language. Others are chosen where a lesson is read.</source>
        <translation>For your own language. Others are chosen where a lesson is read.</translation>
    </message>
    <message>
        <source>Foremost phrases in the lessons</source>
        <translation>Foremost phrases in the lessons</translation>
    </message>
    <message>
        <source>Forgotten so often that they are not asked any more: read the passage again, then let them be asked.</source>
        <translation>Forgotten so often that they are not asked any more: read the passage again, then let them be asked.</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Found lately</source>
        <translation>Found lately</translation>
    </message>
    <message>
        <source>Free some room and try again.</source>
        <translation>Free some room and try again.</translation>
    </message>
    <message>
        <source>Free some room on the disk and try again.</source>
        <translation>Free some room on the disk and try again.</translation>
    </message>
    <message>
        <source>Free some space and try again; what was saved before is safe.</source>
        <translation>Free some space and try again; what was saved before is safe.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again.</source>
        <translation>Free some space on the disk, then try again.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>From 400 answers on, how fast you forget can be computed from your own answers, and again when there are a quarter more. Until then the average of many people is used, which serves well.</source>
        <translation>From 400 answers on, how fast you forget can be computed from your own answers, and again when there are a quarter more. Until then the average of many people is used, which serves well.</translation>
    </message>
    <message>
        <source>From a topic</source>
        <translation>From a topic</translation>
    </message>
    <message>
        <source>From now on every change is kept here: each minute of the last hour, each day of the last month, each week before.</source>
        <translation>From now on every change is kept here: each minute of the last hour, each day of the last month, each week before.</translation>
    </message>
    <message>
        <source>From now on it takes the place of your start code.</source>
        <translation>From now on it takes the place of your start code.</translation>
    </message>
    <message>
        <source>From the answers of all groups</source>
        <translation>From the answers of all groups</translation>
    </message>
    <message>
        <source>From the next start on it is asked before anything of yours is shown.</source>
        <translation>From the next start on it is asked before anything of yours is shown.</translation>
    </message>
    <message>
        <source>From your documents to a course</source>
        <translation>From your documents to a course</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>GIFT cannot say a tolerance in digits.</source>
        <translation>GIFT cannot say a tolerance in digits.</translation>
    </message>
    <message>
        <source>GIFT cannot say how the text is compared.</source>
        <translation>GIFT cannot say how the text is compared.</translation>
    </message>
    <message>
        <source>GIFT cannot say how this matching is marked.</source>
        <translation>GIFT cannot say how this matching is marked.</translation>
    </message>
    <message>
        <source>GIFT does not know one of the weights.</source>
        <translation>GIFT does not know one of the weights.</translation>
    </message>
    <message>
        <source>GIFT does not say whether answers are mixed.</source>
        <translation>GIFT does not say whether answers are mixed.</translation>
    </message>
    <message>
        <source>GIFT has no difficulty, outcome or source.</source>
        <translation>GIFT has no difficulty, outcome or source.</translation>
    </message>
    <message>
        <source>GIFT has no hints and no points taken away for a second try.</source>
        <translation>GIFT has no hints and no points taken away for a second try.</translation>
    </message>
    <message>
        <source>GIFT has no points.</source>
        <translation>GIFT has no points.</translation>
    </message>
    <message>
        <source>GIFT has no questions of this type.</source>
        <translation>GIFT has no questions of this type.</translation>
    </message>
    <message>
        <source>GIFT has no regular expressions.</source>
        <translation>GIFT has no regular expressions.</translation>
    </message>
    <message>
        <source>GIFT has no rubric and no notes for who marks.</source>
        <translation>GIFT has no rubric and no notes for who marks.</translation>
    </message>
    <message>
        <source>GIFT has no units.</source>
        <translation>GIFT has no units.</translation>
    </message>
    <message>
        <source>GIFT has no “all or nothing”.</source>
        <translation>GIFT has no “all or nothing”.</translation>
    </message>
    <message>
        <source>GIFT has one feedback for the whole question only.</source>
        <translation>GIFT has one feedback for the whole question only.</translation>
    </message>
    <message>
        <source>GIFT holds no pictures.</source>
        <translation>GIFT holds no pictures.</translation>
    </message>
    <message>
        <source>GIFT would read an answer otherwise.</source>
        <translation>GIFT would read an answer otherwise.</translation>
    </message>
    <message>
        <source>Gap {number}</source>
        <translation>Gap {number}</translation>
    </message>
    <message>
        <source>Gap {number} of {total}</source>
        <translation>Gap {number} of {total}</translation>
    </message>
    <message>
        <source>Gap {number}: {words}</source>
        <translation>Gap {number}: {words}</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>Gaps and text, options and pairs belong to one another.</source>
        <translation>Gaps and text, options and pairs belong to one another.</translation>
    </message>
    <message>
        <source>Get the book again from where you have it, and choose the new file.</source>
        <translation>Get the book again from where you have it, and choose the new file.</translation>
    </message>
    <message>
        <source>Get the file again, and choose the new one.</source>
        <translation>Get the file again, and choose the new one.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Give it</translation>
    </message>
    <message>
        <source>Give it a later closing time in the editor first.</source>
        <translation>Give it a later closing time in the editor first.</translation>
    </message>
    <message>
        <source>Give it the ending that fits it.</source>
        <translation>Give it the ending that fits it.</translation>
    </message>
    <message>
        <source>Give new ones</source>
        <translation>Give new ones</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Give one of them another name.</translation>
    </message>
    <message>
        <source>Give pictures</source>
        <translation>Give pictures</translation>
    </message>
    <message>
        <source>Give pictures…</source>
        <translation>Give pictures…</translation>
    </message>
    <message>
        <source>Give some minutes along with it.</source>
        <translation>Give some minutes along with it.</translation>
    </message>
    <message>
        <source>Give something to do…</source>
        <translation>Give something to do…</translation>
    </message>
    <message>
        <source>Give the class a course, a lesson or a quiz. It stands in everybody's library under “For you” until it is done.</source>
        <translation>Give the class a course, a lesson or a quiz. It stands in everybody's library under “For you” until it is done.</translation>
    </message>
    <message>
        <source>Give this one another name.</source>
        <translation>Give this one another name.</translation>
    </message>
    <message>
        <source>Give {name} the time back</source>
        <translation>Give {name} the time back</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Globe</source>
        <translation>Globe</translation>
    </message>
    <message>
        <source>Go back and choose another one.</source>
        <translation>Go back and choose another one.</translation>
    </message>
    <message>
        <source>Go back to the class and look at it together.</source>
        <translation>Go back to the class and look at it together.</translation>
    </message>
    <message>
        <source>Go back to the usual curve</source>
        <translation>Go back to the usual curve</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Go on reviewing; it is computed when there are more.</source>
        <translation>Go on reviewing; it is computed when there are more.</translation>
    </message>
    <message>
        <source>Go on reviewing; the usual forgetting curve serves well until then.</source>
        <translation>Go on reviewing; the usual forgetting curve serves well until then.</translation>
    </message>
    <message>
        <source>Go on to the next lesson</source>
        <translation>Go on to the next lesson</translation>
    </message>
    <message>
        <source>Go on with another model</source>
        <translation>Go on with another model</translation>
    </message>
    <message>
        <source>Go on with the built-in writer</source>
        <translation>Go on with the built-in writer</translation>
    </message>
    <message>
        <source>Go on with the next one.</source>
        <translation>Go on with the next one.</translation>
    </message>
    <message>
        <source>Go on with the next question.</source>
        <translation>Go on with the next question.</translation>
    </message>
    <message>
        <source>Go on with “{title}”</source>
        <translation>Go on with “{title}”</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Go through cards</source>
        <translation>Go through cards</translation>
    </message>
    <message>
        <source>Go through the proxy of the system's settings</source>
        <translation>Go through the proxy of the system's settings</translation>
    </message>
    <message>
        <source>Go through them</source>
        <translation>Go through them</translation>
    </message>
    <message>
        <source>Go to a heading</source>
        <translation>Go to a heading</translation>
    </message>
    <message>
        <source>Go to a screen, a course, a lesson or a command</source>
        <translation>Go to a screen, a course, a lesson or a command</translation>
    </message>
    <message>
        <source>Go to the headings</source>
        <translation>Go to the headings</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Go to the library</translation>
    </message>
    <message>
        <source>Go to the newest notice</source>
        <translation>Go to the newest notice</translation>
    </message>
    <message>
        <source>Go to the outline</source>
        <translation>Go to the outline</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Go to {place}</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>Gone from the course</source>
        <translation>Gone from the course</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Good outcomes begin with something that can be seen, and a question tests it.</source>
        <translation>Good outcomes begin with something that can be seen, and a question tests it.</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Grade all attempts again …</source>
        <translation>Grade all attempts again …</translation>
    </message>
    <message>
        <source>Grade it: again, hard, good, easy</source>
        <translation>Grade it: again, hard, good, easy</translation>
    </message>
    <message>
        <source>Graded “{grade}”. It is put aside for now.</source>
        <translation>Graded “{grade}”. It is put aside for now.</translation>
    </message>
    <message>
        <source>Graded “{grade}”: it comes again {when}. Was it harder or easier?</source>
        <translation>Graded “{grade}”: it comes again {when}. Was it harder or easier?</translation>
    </message>
    <message>
        <source>Grades given by hand</source>
        <translation>Grades given by hand</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Grading</translation>
    </message>
    <message>
        <source>Grading and the class's day</source>
        <translation>Grading and the class's day</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Group (optional)</source>
        <translation>Group (optional)</translation>
    </message>
    <message>
        <source>Group is {group}</source>
        <translation>Group is {group}</translation>
    </message>
    <message>
        <source>Group was {group}</source>
        <translation>Group was {group}</translation>
    </message>
    <message>
        <source>Group: {group}</source>
        <translation>Group: {group}</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Guess</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Guests</translation>
    </message>
    <message>
        <source>Guests may try things out, where the class allows it</source>
        <translation>Guests may try things out, where the class allows it</translation>
    </message>
    <message>
        <source>Guests may try things out; nothing of them is kept</source>
        <translation>Guests may try things out; nothing of them is kept</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>Hand in a document or a picture.</source>
        <translation>Hand in a document or a picture.</translation>
    </message>
    <message>
        <source>Hand in a file</source>
        <translation>Hand in a file</translation>
    </message>
    <message>
        <source>Hand in files</source>
        <translation>Hand in files</translation>
    </message>
    <message>
        <source>Hand in one of these: {kinds}.</source>
        <translation>Hand in one of these: {kinds}.</translation>
    </message>
    <message>
        <source>Hand that attempt in first.</source>
        <translation>Hand that attempt in first.</translation>
    </message>
    <message>
        <source>Hand the quiz in first.</source>
        <translation>Hand the quiz in first.</translation>
    </message>
    <message>
        <source>Hand these codes over. They are shown only now; each works for one sign-in, at which a password is chosen.</source>
        <translation>Hand these codes over. They are shown only now; each works for one sign-in, at which a password is chosen.</translation>
    </message>
    <message>
        <source>Hand this code over. It is shown only now, and works for one sign-in, at which a password is chosen.</source>
        <translation>Hand this code over. It is shown only now, and works for one sign-in, at which a password is chosen.</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Handed in by mistake: the newest attempt is taken back</source>
        <translation>Handed in by mistake: the newest attempt is taken back</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Hard</translation>
    </message>
    <message>
        <source>Hardest sentences</source>
        <translation>Hardest sentences</translation>
    </message>
    <message>
        <source>Hardly anybody gets it right</source>
        <translation>Hardly anybody gets it right</translation>
    </message>
    <message>
        <source>Hat of a graduate</source>
        <translation>Hat of a graduate</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Heading level</source>
        <translation>Heading level</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Headings</translation>
    </message>
    <message>
        <source>Headings of this lesson</source>
        <translation>Headings of this lesson</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation>Hear it again</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Heart</translation>
    </message>
    <message>
        <source>Height, lines</source>
        <translation>Height, lines</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Held back</translation>
    </message>
    <message>
        <source>Held before the camera, or its letters typed. Cards are made under “Cards…”.</source>
        <translation>Held before the camera, or its letters typed. Cards are made under “Cards…”.</translation>
    </message>
    <message>
        <source>Help for learners</source>
        <translation>Help for learners</translation>
    </message>
    <message>
        <source>Help me understand</source>
        <translation>Help me understand</translation>
    </message>
    <message>
        <source>Helping authors</source>
        <translation>Helping authors</translation>
    </message>
    <message>
        <source>Helping learners</source>
        <translation>Helping learners</translation>
    </message>
    <message>
        <source>Here only questions that went wrong were asked once more.</source>
        <translation>Here only questions that went wrong were asked once more.</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Hide details</translation>
    </message>
    <message>
        <source>Hide mastery by outcome</source>
        <translation>Hide mastery by outcome</translation>
    </message>
    <message>
        <source>Hide the PIN</source>
        <translation>Hide the PIN</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Hide the key</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Hide the password</translation>
    </message>
    <message>
        <source>Hide the time</source>
        <translation>Hide the time</translation>
    </message>
    <message>
        <source>Hide words by putting them into {example}.</source>
        <translation>Hide words by putting them into {example}.</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>High-contrast theme</source>
        <translation>High-contrast theme</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <source>Highlight and write notes</source>
        <translation>Highlight and write notes</translation>
    </message>
    <message>
        <source>Highlight the selected words</source>
        <translation>Highlight the selected words</translation>
    </message>
    <message>
        <source>Highlight: {colour}</source>
        <translation>Highlight: {colour}</translation>
    </message>
    <message>
        <source>Highlight: {colour} ({key})</source>
        <translation>Highlight: {colour} ({key})</translation>
    </message>
    <message>
        <source>Highlighted: {colour}</source>
        <translation>Highlighted: {colour}</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Highlights</translation>
    </message>
    <message>
        <source>Highlights, notes and bookmarks</source>
        <translation>Highlights, notes and bookmarks</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>Hint {number}</source>
        <translation>Hint {number}</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hints</translation>
    </message>
    <message>
        <source>Hints are for what was not answered rightly.</source>
        <translation>Hints are for what was not answered rightly.</translation>
    </message>
    <message>
        <source>Hints for question {number}: {words}</source>
        <translation>Hints for question {number}: {words}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Hold for three seconds</source>
        <translation>Hold for three seconds</translation>
    </message>
    <message>
        <source>Hold only one card into the frame.</source>
        <translation>Hold only one card into the frame.</translation>
    </message>
    <message>
        <source>Hold the lock for three seconds.</source>
        <translation>Hold the lock for three seconds.</translation>
    </message>
    <message>
        <source>Hold the square on your card into the frame. Nothing needs to be pressed.</source>
        <translation>Hold the square on your card into the frame. Nothing needs to be pressed.</translation>
    </message>
    <message>
        <source>Horizontal line</source>
        <translation>Horizontal line</translation>
    </message>
    <message>
        <source>House</source>
        <translation>House</translation>
    </message>
    <message>
        <source>How all slides of the lesson look: {look}</source>
        <translation>How all slides of the lesson look: {look}</translation>
    </message>
    <message>
        <source>How answer {number} is compared</source>
        <translation>How answer {number} is compared</translation>
    </message>
    <message>
        <source>How answers are taken</source>
        <translation>How answers are taken</translation>
    </message>
    <message>
        <source>How far from it</source>
        <translation>How far from it</translation>
    </message>
    <message>
        <source>How far the lessons' times lie apart; 0 is all alike.</source>
        <translation>How far the lessons' times lie apart; 0 is all alike.</translation>
    </message>
    <message>
        <source>How it begins</source>
        <translation>How it begins</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>How it is compared</translation>
    </message>
    <message>
        <source>How it is found, and what comes before it</source>
        <translation>How it is found, and what comes before it</translation>
    </message>
    <message>
        <source>How it was marked</source>
        <translation>How it was marked</translation>
    </message>
    <message>
        <source>How long the sentences are that stand beside the text.</source>
        <translation>How long the sentences are that stand beside the text.</translation>
    </message>
    <message>
        <source>How many of twenty rules for good questions one breaks on average.</source>
        <translation>How many of twenty rules for good questions one breaks on average.</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>How much you remember shows after some reviews.</source>
        <translation>How much you remember shows after some reviews.</translation>
    </message>
    <message>
        <source>How plants turn light into sugar, and where the carbon goes afterwards.</source>
        <translation>How plants turn light into sugar, and where the carbon goes afterwards.</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>How sure</translation>
    </message>
    <message>
        <source>How sure are you?</source>
        <translation>How sure are you?</translation>
    </message>
    <message>
        <source>How the children sign in</source>
        <translation>How the children sign in</translation>
    </message>
    <message>
        <source>How the class uses it</source>
        <translation>How the class uses it</translation>
    </message>
    <message>
        <source>How the class uses this computer</source>
        <translation>How the class uses this computer</translation>
    </message>
    <message>
        <source>How well did you know it?</source>
        <translation>How well did you know it?</translation>
    </message>
    <message>
        <source>I am done</source>
        <translation>I am done</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>I am here</translation>
    </message>
    <message>
        <source>I am new</source>
        <translation>I am new</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>I have kept it</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>I have read it</translation>
    </message>
    <message>
        <source>I have written it down or printed it</source>
        <translation>I have written it down or printed it</translation>
    </message>
    <message>
        <source>I know them now</source>
        <translation>I know them now</translation>
    </message>
    <message>
        <source>Idle time</source>
        <translation>Idle time</translation>
    </message>
    <message>
        <source>If that does not help, sign out of the system and in again.</source>
        <translation>If that does not help, sign out of the system and in again.</translation>
    </message>
    <message>
        <source>If you forget the password, this code lets you in, once. Keep it where others do not find it. It is shown only now.</source>
        <translation>If you forget the password, this code lets you in, once. Keep it where others do not find it. It is shown only now.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>Import %n pe(rson|ople)</source>
        <translation>
            <numerusform>Import %n person</numerusform>
            <numerusform>Import %n people</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a course package or documents</source>
        <translation>Import a course package or documents</translation>
    </message>
    <message>
        <source>Import learners</source>
        <translation>Import learners</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>Import notes</translation>
    </message>
    <message>
        <source>Import notes from {file}</source>
        <translation>Import notes from {file}</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Import people</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importing …</translation>
    </message>
    <message numerus="yes">
        <source>In %n minute(s)</source>
        <translation>
            <numerusform>In %n minute</numerusform>
            <numerusform>In %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n place(s) the lesson says something else now; look there.</source>
        <translation>
            <numerusform>In %n place the lesson says something else now; look there.</numerusform>
            <numerusform>In %n places the lesson says something else now; look there.</numerusform>
        </translation>
    </message>
    <message>
        <source>In GIFT a choice needs a wrong answer.</source>
        <translation>In GIFT a choice needs a wrong answer.</translation>
    </message>
    <message>
        <source>In GIFT a question never takes points away.</source>
        <translation>In GIFT a question never takes points away.</translation>
    </message>
    <message>
        <source>In GIFT the ends of a range always belong to it.</source>
        <translation>In GIFT the ends of a range always belong to it.</translation>
    </message>
    <message>
        <source>In a lesson</source>
        <translation>In a lesson</translation>
    </message>
    <message>
        <source>In a quiz</source>
        <translation>In a quiz</translation>
    </message>
    <message>
        <source>In lists and tables Tab goes on within them; Escape and then Tab leaves the text.</source>
        <translation>In lists and tables Tab goes on within them; Escape and then Tab leaves the text.</translation>
    </message>
    <message>
        <source>In no pool</source>
        <translation>In no pool</translation>
    </message>
    <message>
        <source>In one column</source>
        <translation>In one column</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>In the lesson</source>
        <translation>In the lesson</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>In the library</translation>
    </message>
    <message>
        <source>In the next 7 days {week}, in the next {days} days {whole} questions that you know already; new ones come on top.</source>
        <translation>In the next 7 days {week}, in the next {days} days {whole} questions that you know already; new ones come on top.</translation>
    </message>
    <message>
        <source>In this course</source>
        <translation>In this course</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>In which course is {class_name}?</source>
        <translation>In which course is {class_name}?</translation>
    </message>
    <message>
        <source>In your own money. Writing stops before it costs more.</source>
        <translation>In your own money. Writing stops before it costs more.</translation>
    </message>
    <message>
        <source>In {seconds} s your place is kept and the next one may sit down. Nothing is lost.</source>
        <translation>In {seconds} s your place is kept and the next one may sit down. Nothing is lost.</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initials</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Insert into the text</source>
        <translation>Insert into the text</translation>
    </message>
    <message>
        <source>Install Coursegen Desktop again.</source>
        <translation>Install Coursegen Desktop again.</translation>
    </message>
    <message>
        <source>Install Python from python.org or from a newer system.</source>
        <translation>Install Python from python.org or from a newer system.</translation>
    </message>
    <message>
        <source>Install it again with: pip install "coursegen-desktop[spacy]". Or choose the plain analyser.</source>
        <translation>Install it again with: pip install "coursegen-desktop[spacy]". Or choose the plain analyser.</translation>
    </message>
    <message>
        <source>Install it with: pip install "coursegen-desktop[local-model]". Or let a program such as Ollama or LM Studio run the model, and connect to that.</source>
        <translation>Install it with: pip install "coursegen-desktop[local-model]". Or let a program such as Ollama or LM Studio run the model, and connect to that.</translation>
    </message>
    <message>
        <source>Install it with: pip install "coursegen-desktop[narration]".</source>
        <translation>Install it with: pip install "coursegen-desktop[narration]".</translation>
    </message>
    <message>
        <source>Install it with: pip install "coursegen-desktop[spacy]". Or choose the plain analyser.</source>
        <translation>Install it with: pip install "coursegen-desktop[spacy]". Or choose the plain analyser.</translation>
    </message>
    <message>
        <source>Install it with: pip install "coursegen-desktop[video]"</source>
        <translation>Install it with: pip install "coursegen-desktop[video]"</translation>
    </message>
    <message>
        <source>Install that version, or choose another backup.</source>
        <translation>Install that version, or choose another backup.</translation>
    </message>
    <message>
        <source>Install that version, or choose another data folder. Nothing was changed.</source>
        <translation>Install that version, or choose another data folder. Nothing was changed.</translation>
    </message>
    <message>
        <source>Install the package espeak-ng with your system's software manager.</source>
        <translation>Install the package espeak-ng with your system's software manager.</translation>
    </message>
    <message>
        <source>Install the package of your system that holds QtWebEngine.</source>
        <translation>Install the package of your system that holds QtWebEngine.</translation>
    </message>
    <message>
        <source>Install the packages speech-dispatcher and espeak-ng with your system's software manager, then press Play again.</source>
        <translation>Install the packages speech-dispatcher and espeak-ng with your system's software manager, then press Play again.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Install the program again.</translation>
    </message>
    <message>
        <source>Install the program tesseract, which reads text from pictures, and choose the file again; or choose a PDF with text in it.</source>
        <translation>Install the program tesseract, which reads text from pictures, and choose the file again; or choose a PDF with text in it.</translation>
    </message>
    <message>
        <source>Install the usual one with: pip install --force-reinstall "coursegen-desktop[video]"</source>
        <translation>Install the usual one with: pip install --force-reinstall "coursegen-desktop[video]"</translation>
    </message>
    <message>
        <source>Instructor</source>
        <translation>Instructor</translation>
    </message>
    <message>
        <source>Instructors</source>
        <translation>Instructors</translation>
    </message>
    <message>
        <source>Instructors and administrators can teach a class.</source>
        <translation>Instructors and administrators can teach a class.</translation>
    </message>
    <message>
        <source>Instructors write courses and enrol learners. Give somebody this role with “Edit”.</source>
        <translation>Instructors write courses and enrol learners. Give somebody this role with “Edit”.</translation>
    </message>
    <message>
        <source>Is being taken by {name}.</source>
        <translation>Is being taken by {name}.</translation>
    </message>
    <message>
        <source>It adds a formula, a link or a mark that was not there.</source>
        <translation>It adds a formula, a link or a mark that was not there.</translation>
    </message>
    <message>
        <source>It asks for a year or a page.</source>
        <translation>It asks for a year or a page.</translation>
    </message>
    <message>
        <source>It asks nothing.</source>
        <translation>It asks nothing.</translation>
    </message>
    <message>
        <source>It asks the same as {place}.</source>
        <translation>It asks the same as {place}.</translation>
    </message>
    <message>
        <source>It can be brought back for 30 days.</source>
        <translation>It can be brought back for 30 days.</translation>
    </message>
    <message>
        <source>It can have {most} characters.</source>
        <translation>It can have {most} characters.</translation>
    </message>
    <message>
        <source>It cannot be asked here.</source>
        <translation>It cannot be asked here.</translation>
    </message>
    <message>
        <source>It cannot be asked yet</source>
        <translation>It cannot be asked yet</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>It cannot be read.</translation>
    </message>
    <message>
        <source>It cannot go further.</source>
        <translation>It cannot go further.</translation>
    </message>
    <message>
        <source>It cites {source}, which is no source.</source>
        <translation>It cites {source}, which is no source.</translation>
    </message>
    <message>
        <source>It comes out of {printer}.</source>
        <translation>It comes out of {printer}.</translation>
    </message>
    <message>
        <source>It could not be printed: {reason}.</source>
        <translation>It could not be printed: {reason}.</translation>
    </message>
    <message>
        <source>It does not count its tokens: limits rest on estimates.</source>
        <translation>It does not count its tokens: limits rest on estimates.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>It ends before it begins.</translation>
    </message>
    <message>
        <source>It ends too early: its file is damaged from here on.</source>
        <translation>It ends too early: its file is damaged from here on.</translation>
    </message>
    <message>
        <source>It gives hints after wrong answers and looks words up in the lesson. Who has added a language model can ask it, too. In a quiz that counts it is always off until the quiz is handed in. The settings of a quiz can switch it off for that quiz alone.</source>
        <translation>It gives hints after wrong answers and looks words up in the lesson. Who has added a language model can ask it, too. In a quiz that counts it is always off until the quiz is handed in. The settings of a quiz can switch it off for that quiz alone.</translation>
    </message>
    <message>
        <source>It goes on until enough of the last answers were right.</source>
        <translation>It goes on until enough of the last answers were right.</translation>
    </message>
    <message>
        <source>It hardly tells who knows the rest</source>
        <translation>It hardly tells who knows the rest</translation>
    </message>
    <message>
        <source>It has at most {most} letters.</source>
        <translation>It has at most {most} letters.</translation>
    </message>
    <message>
        <source>It has {count} letters and figures; here are {found}.</source>
        <translation>It has {count} letters and figures; here are {found}.</translation>
    </message>
    <message>
        <source>It holds names, answers and results of children, readable for whoever has the file. Keep the stick as you keep a class register.</source>
        <translation>It holds names, answers and results of children, readable for whoever has the file. Keep the stick as you keep a class register.</translation>
    </message>
    <message>
        <source>It is about “{title}”.</source>
        <translation>It is about “{title}”.</translation>
    </message>
    <message>
        <source>It is asked tomorrow.</source>
        <translation>It is asked tomorrow.</translation>
    </message>
    <message>
        <source>It is at the end already.</source>
        <translation>It is at the end already.</translation>
    </message>
    <message>
        <source>It is far longer than the passages.</source>
        <translation>It is far longer than the passages.</translation>
    </message>
    <message>
        <source>It is far too long or too short.</source>
        <translation>It is far too long or too short.</translation>
    </message>
    <message>
        <source>It is heard in films and recordings instead of the computer's voice.</source>
        <translation>It is heard in films and recordings instead of the computer's voice.</translation>
    </message>
    <message>
        <source>It is in a form that this version of the program does not read.</source>
        <translation>It is in a form that this version of the program does not read.</translation>
    </message>
    <message>
        <source>It is in another language ({language}).</source>
        <translation>It is in another language ({language}).</translation>
    </message>
    <message>
        <source>It is in another language.</source>
        <translation>It is in another language.</translation>
    </message>
    <message>
        <source>It is made when the window is first opened.</source>
        <translation>It is made when the window is first opened.</translation>
    </message>
    <message>
        <source>It is much shorter than what the passages say.</source>
        <translation>It is much shorter than what the passages say.</translation>
    </message>
    <message>
        <source>It is not asked any more. Let it go under “Cards”.</source>
        <translation>It is not asked any more. Let it go under “Cards”.</translation>
    </message>
    <message>
        <source>It is not encrypted: others can read it on the way.</source>
        <translation>It is not encrypted: others can read it on the way.</translation>
    </message>
    <message>
        <source>It is said twice: “{text}”.</source>
        <translation>It is said twice: “{text}”.</translation>
    </message>
    <message>
        <source>It is stored nowhere and forgotten when you go on.</source>
        <translation>It is stored nowhere and forgotten when you go on.</translation>
    </message>
    <message>
        <source>It is there when you have handed it in.</source>
        <translation>It is there when you have handed it in.</translation>
    </message>
    <message>
        <source>It lets nobody in any more, at once. A new one can be made at any time.</source>
        <translation>It lets nobody in any more, at once. A new one can be made at any time.</translation>
    </message>
    <message>
        <source>It lets you in once if you forget your password. It is shown only now.</source>
        <translation>It lets you in once if you forget your password. It is shown only now.</translation>
    </message>
    <message>
        <source>It looks like http://localhost:11434 or https://api.example.com/v1.</source>
        <translation>It looks like http://localhost:11434 or https://api.example.com/v1.</translation>
    </message>
    <message>
        <source>It lost {thing}.</source>
        <translation>It lost {thing}.</translation>
    </message>
    <message>
        <source>It may be in the trash of the course.</source>
        <translation>It may be in the trash of the course.</translation>
    </message>
    <message>
        <source>It may not be told yet how your answer went.</source>
        <translation>It may not be told yet how your answer went.</translation>
    </message>
    <message>
        <source>It met an error that it did not expect. Start it again; if it happens again, please report it with the log in {folder}.</source>
        <translation>It met an error that it did not expect. Start it again; if it happens again, please report it with the log in {folder}.</translation>
    </message>
    <message>
        <source>It mixes pairs and options.</source>
        <translation>It mixes pairs and options.</translation>
    </message>
    <message>
        <source>It opens on {moment}.</source>
        <translation>It opens on {moment}.</translation>
    </message>
    <message>
        <source>It points at a heading that the lesson does not have.</source>
        <translation>It points at a heading that the lesson does not have.</translation>
    </message>
    <message>
        <source>It points at something that is not there, as “this” or “Figure 3”.</source>
        <translation>It points at something that is not there, as “this” or “Figure 3”.</translation>
    </message>
    <message>
        <source>It rests on a word such as “often” or “usually”.</source>
        <translation>It rests on a word such as “often” or “usually”.</translation>
    </message>
    <message>
        <source>It rests on “{passage}”</source>
        <translation>It rests on “{passage}”</translation>
    </message>
    <message>
        <source>It says the same as something that is there.</source>
        <translation>It says the same as something that is there.</translation>
    </message>
    <message>
        <source>It says too little.</source>
        <translation>It says too little.</translation>
    </message>
    <message numerus="yes">
        <source>It set %n passage(s) aside.</source>
        <translation>
            <numerusform>It set %n passage aside.</numerusform>
            <numerusform>It set %n passages aside.</numerusform>
        </translation>
    </message>
    <message>
        <source>It should look like ada@example.org.</source>
        <translation>It should look like ada@example.org.</translation>
    </message>
    <message>
        <source>It should name and explain “{term}”.</source>
        <translation>It should name and explain “{term}”.</translation>
    </message>
    <message>
        <source>It shows a copy: what is changed there does not change the course.</source>
        <translation>It shows a copy: what is changed there does not change the course.</translation>
    </message>
    <message>
        <source>It speaks to programs that read it: “{words}”. Such words are taken as text, never obeyed.</source>
        <translation>It speaks to programs that read it: “{words}”. Such words are taken as text, never obeyed.</translation>
    </message>
    <message>
        <source>It stands as it is, and is not listed again.</source>
        <translation>It stands as it is, and is not listed again.</translation>
    </message>
    <message>
        <source>It stands in no source: “{text}”.</source>
        <translation>It stands in no source: “{text}”.</translation>
    </message>
    <message>
        <source>It stands in place of what was earned. The comment is kept with it.</source>
        <translation>It stands in place of what was earned. The comment is kept with it.</translation>
    </message>
    <message>
        <source>It stands in their library now</source>
        <translation>It stands in their library now</translation>
    </message>
    <message>
        <source>It takes {minutes} minutes.</source>
        <translation>It takes {minutes} minutes.</translation>
    </message>
    <message>
        <source>It takes {time}</source>
        <translation>It takes {time}</translation>
    </message>
    <message>
        <source>It thinks before it answers, which takes longer.</source>
        <translation>It thinks before it answers, which takes longer.</translation>
    </message>
    <message>
        <source>It was deleted, so there is nothing to show here.</source>
        <translation>It was deleted, so there is nothing to show here.</translation>
    </message>
    <message>
        <source>It was left as it was. Keep using the older version and report this.</source>
        <translation>It was left as it was. Keep using the older version and report this.</translation>
    </message>
    <message>
        <source>It was removed meanwhile.</source>
        <translation>It was removed meanwhile.</translation>
    </message>
    <message>
        <source>It was shown when your account was made. It works once.</source>
        <translation>It was shown when your account was made. It works once.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>It works.</translation>
    </message>
    <message>
        <source>It would be written just as it is.</source>
        <translation>It would be written just as it is.</translation>
    </message>
    <message>
        <source>It writes {count} tokens a second.</source>
        <translation>It writes {count} tokens a second.</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Items are brought into their order.</source>
        <translation>Items are brought into their order.</translation>
    </message>
    <message>
        <source>Its critic gave {points} of 20 points.</source>
        <translation>Its critic gave {points} of 20 points.</translation>
    </message>
    <message>
        <source>Its file is damaged and cannot be played.</source>
        <translation>Its file is damaged and cannot be played.</translation>
    </message>
    <message>
        <source>Its gaps and its text do not fit together.</source>
        <translation>Its gaps and its text do not fit together.</translation>
    </message>
    <message>
        <source>Its key is deleted too.</source>
        <translation>Its key is deleted too.</translation>
    </message>
    <message>
        <source>Its key lies in the file keys.json of your data folder, which only you can read: the system's keyring did not take it. Type the key again to try the keyring again.</source>
        <translation>Its key lies in the file keys.json of your data folder, which only you can read: the system's keyring did not take it. Type the key again to try the keyring again.</translation>
    </message>
    <message>
        <source>Its limit of cost may pause the writing before the end.</source>
        <translation>Its limit of cost may pause the writing before the end.</translation>
    </message>
    <message>
        <source>Its limit of {count} tokens may pause the writing before the end.</source>
        <translation>Its limit of {count} tokens may pause the writing before the end.</translation>
    </message>
    <message>
        <source>Its module was deleted before it was written.</source>
        <translation>Its module was deleted before it was written.</translation>
    </message>
    <message>
        <source>Its options are alike or too few.</source>
        <translation>Its options are alike or too few.</translation>
    </message>
    <message>
        <source>Its pairs do not fit.</source>
        <translation>Its pairs do not fit.</translation>
    </message>
    <message>
        <source>Its server sends everything on to another computer</source>
        <translation>Its server sends everything on to another computer</translation>
    </message>
    <message>
        <source>Its text yields no question: no definition, list, number or exercise to ask about.</source>
        <translation>Its text yields no question: no definition, list, number or exercise to ask about.</translation>
    </message>
    <message>
        <source>Its text yields only one question.</source>
        <translation>Its text yields only one question.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Join this course</source>
        <translation>Join this course</translation>
    </message>
    <message>
        <source>Just as it is now</source>
        <translation>Just as it is now</translation>
    </message>
    <message>
        <source>Just me on this computer</source>
        <translation>Just me on this computer</translation>
    </message>
    <message>
        <source>Just trying it out</source>
        <translation>Just trying it out</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Keep as it is</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Keep going</translation>
    </message>
    <message>
        <source>Keep it and go on</source>
        <translation>Keep it and go on</translation>
    </message>
    <message>
        <source>Keep it as it is now</source>
        <translation>Keep it as it is now</translation>
    </message>
    <message>
        <source>Keep it where others do not look. Whoever has it can choose a new password.</source>
        <translation>Keep it where others do not look. Whoever has it can choose a new password.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Keep mine as a lesson of its own</source>
        <translation>Keep mine as a lesson of its own</translation>
    </message>
    <message>
        <source>Keep my place and let the next one sit down</source>
        <translation>Keep my place and let the next one sit down</translation>
    </message>
    <message>
        <source>Keep pictures and cards secret?</source>
        <translation>Keep pictures and cards secret?</translation>
    </message>
    <message>
        <source>Keep slipping</source>
        <translation>Keep slipping</translation>
    </message>
    <message>
        <source>Keep the earlier backups and start the program again.</source>
        <translation>Keep the earlier backups and start the program again.</translation>
    </message>
    <message>
        <source>Keep the order as it is</source>
        <translation>Keep the order as it is</translation>
    </message>
    <message>
        <source>Keep the place, next child</source>
        <translation>Keep the place, next child</translation>
    </message>
    <message>
        <source>Keep them secret</source>
        <translation>Keep them secret</translation>
    </message>
    <message>
        <source>Keep what I typed</source>
        <translation>Keep what I typed</translation>
    </message>
    <message>
        <source>Keeps a version of the whole course that is never thinned out</source>
        <translation>Keeps a version of the whole course that is never thinned out</translation>
    </message>
    <message>
        <source>Keeps its place when mixed</source>
        <translation>Keeps its place when mixed</translation>
    </message>
    <message>
        <source>Kept question</source>
        <translation>Kept question</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Key idea</source>
        <translation>Key idea</translation>
    </message>
    <message>
        <source>Keyboard on the screen</source>
        <translation>Keyboard on the screen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Keys of the desktop, such as Alt+Tab, while a screen reader runs or another program holds the keyboard. Otherwise the kiosk keeps the whole keyboard to itself.</source>
        <translation>Keys of the desktop, such as Alt+Tab, while a screen reader runs or another program holds the keyboard. Otherwise the kiosk keeps the whole keyboard to itself.</translation>
    </message>
    <message>
        <source>Keys of the desktop: the Super key, Alt+Tab, the overview. With Wayland a program cannot take them, nor stay in front of others.</source>
        <translation>Keys of the desktop: the Super key, Alt+Tab, the overview. With Wayland a program cannot take them, nor stay in front of others.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Kind of gap</source>
        <translation>Kind of gap</translation>
    </message>
    <message>
        <source>Kind of gap {number}</source>
        <translation>Kind of gap {number}</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>Kind of question</translation>
    </message>
    <message>
        <source>Kind of slide</source>
        <translation>Kind of slide</translation>
    </message>
    <message>
        <source>Kinds of files</source>
        <translation>Kinds of files</translation>
    </message>
    <message>
        <source>LM Studio</source>
        <translation>LM Studio</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label a picture</source>
        <translation>Label a picture</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels are dragged to their places on a picture.</source>
        <translation>Labels are dragged to their places on a picture.</translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation>Laid out</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Language and rights</source>
        <translation>Language and rights</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>Language models</translation>
    </message>
    <message>
        <source>Language models…</source>
        <translation>Language models…</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Large letters</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Last month {time}</source>
        <translation>Last month {time}</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>Last opened</translation>
    </message>
    <message>
        <source>Last quiz</source>
        <translation>Last quiz</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Last read</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>Last seen {time}</source>
        <translation>Last seen {time}</translation>
    </message>
    <message>
        <source>Last week {time}</source>
        <translation>Last week {time}</translation>
    </message>
    <message>
        <source>Last year {time}</source>
        <translation>Last year {time}</translation>
    </message>
    <message>
        <source>Laying out “{title}”</source>
        <translation>Laying out “{title}”</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>Leaf</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>Leaks</translation>
    </message>
    <message numerus="yes">
        <source>Learned on %n day(s) of the last {weeks} weeks.</source>
        <translation>
            <numerusform>Learned on %n day of the last {weeks} weeks.</numerusform>
            <numerusform>Learned on %n days of the last {weeks} weeks.</numerusform>
        </translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>Learner</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>Learners and what they did</source>
        <translation>Learners and what they did</translation>
    </message>
    <message>
        <source>Learners answer it while reading. Choose a kind, and change its words.</source>
        <translation>Learners answer it while reading. Choose a kind, and change its words.</translation>
    </message>
    <message>
        <source>Learners cannot open the course of this quiz.</source>
        <translation>Learners cannot open the course of this quiz.</translation>
    </message>
    <message>
        <source>Learners cannot teach a class.</source>
        <translation>Learners cannot teach a class.</translation>
    </message>
    <message>
        <source>Learners do not see this course yet</source>
        <translation>Learners do not see this course yet</translation>
    </message>
    <message>
        <source>Learners do not see this course yet.</source>
        <translation>Learners do not see this course yet.</translation>
    </message>
    <message>
        <source>Learners in each tenth of the points</source>
        <translation>Learners in each tenth of the points</translation>
    </message>
    <message>
        <source>Learners register themselves. Otherwise an administrator does it.</source>
        <translation>Learners register themselves. Otherwise an administrator does it.</translation>
    </message>
    <message>
        <source>Learners say how sure they are; being sure and wrong costs most.</source>
        <translation>Learners say how sure they are; being sure and wrong costs most.</translation>
    </message>
    <message>
        <source>Learners see it in their library as soon as it is published.</source>
        <translation>Learners see it in their library as soon as it is published.</translation>
    </message>
    <message>
        <source>Learners see the areas</source>
        <translation>Learners see the areas</translation>
    </message>
    <message>
        <source>Learners see the day beside their own goals. The grade is the mean of the quizzes, each by its weight.</source>
        <translation>Learners see the day beside their own goals. The grade is the mean of the quizzes, each by its weight.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Leave course</source>
        <translation>Leave course</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Leave full screen</translation>
    </message>
    <message>
        <source>Leave it deleted</source>
        <translation>Leave it deleted</translation>
    </message>
    <message>
        <source>Leave one of them in.</source>
        <translation>Leave one of them in.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>Leave some out.</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>Leave the quiz, answers are kept</source>
        <translation>Leave the quiz, answers are kept</translation>
    </message>
    <message>
        <source>Leave the review, answers are kept</source>
        <translation>Leave the review, answers are kept</translation>
    </message>
    <message>
        <source>Leave “{title}”?</source>
        <translation>Leave “{title}”?</translation>
    </message>
    <message>
        <source>Leaves this computer without encryption: on the way to {host} others can read the texts and the key. Use https:// where the server offers it.</source>
        <translation>Leaves this computer without encryption: on the way to {host} others can read the texts and the key. Use https:// where the server offers it.</translation>
    </message>
    <message>
        <source>Leaves this computer: the server has this model run elsewhere, and sends everything on to there.</source>
        <translation>Leaves this computer: the server has this model run elsewhere, and sends everything on to there.</translation>
    </message>
    <message>
        <source>Leaves this computer: what the model works on is sent to {host}.</source>
        <translation>Leaves this computer: what the model works on is sent to {host}.</translation>
    </message>
    <message>
        <source>Leaving ends the kiosk. Nothing is lost.</source>
        <translation>Leaving ends the kiosk. Nothing is lost.</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Left.</source>
        <translation>Left.</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>Less takes less memory and time; 4,096 is enough to write a course.</source>
        <translation>Less takes less memory and time; 4,096 is enough to write a course.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>Lesson text</source>
        <translation>Lesson text</translation>
    </message>
    <message>
        <source>Lesson text (Markdown)</source>
        <translation>Lesson text (Markdown)</translation>
    </message>
    <message>
        <source>Lesson title</source>
        <translation>Lesson title</translation>
    </message>
    <message>
        <source>Lesson {label}: {title}</source>
        <translation>Lesson {label}: {title}</translation>
    </message>
    <message>
        <source>Lesson {number} of {count}</source>
        <translation>Lesson {number} of {count}</translation>
    </message>
    <message>
        <source>Lesson {number} of {count}: {title}</source>
        <translation>Lesson {number} of {count}: {title}</translation>
    </message>
    <message>
        <source>Lesson “{old}” was renamed “{title}”</source>
        <translation>Lesson “{old}” was renamed “{title}”</translation>
    </message>
    <message>
        <source>Lesson “{title}”</source>
        <translation>Lesson “{title}”</translation>
    </message>
    <message>
        <source>Lesson “{title}” changed its place</source>
        <translation>Lesson “{title}” changed its place</translation>
    </message>
    <message>
        <source>Lesson “{title}” moved from “{old}” to “{new}”</source>
        <translation>Lesson “{title}” moved from “{old}” to “{new}”</translation>
    </message>
    <message>
        <source>Lesson “{title}” was added</source>
        <translation>Lesson “{title}” was added</translation>
    </message>
    <message>
        <source>Lesson “{title}” was removed</source>
        <translation>Lesson “{title}” was removed</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Lessons and quizzes</source>
        <translation>Lessons and quizzes</translation>
    </message>
    <message>
        <source>Lessons being written</source>
        <translation>Lessons being written</translation>
    </message>
    <message>
        <source>Lessons can also be written by a language model of your own.</source>
        <translation>Lessons can also be written by a language model of your own.</translation>
    </message>
    <message>
        <source>Lessons completed</source>
        <translation>Lessons completed</translation>
    </message>
    <message>
        <source>Lessons found</source>
        <translation>Lessons found</translation>
    </message>
    <message>
        <source>Lessons of 3 to 12 minutes</source>
        <translation>Lessons of 3 to 12 minutes</translation>
    </message>
    <message>
        <source>Lessons of this course that are narrated appear here, one after another.</source>
        <translation>Lessons of this course that are narrated appear here, one after another.</translation>
    </message>
    <message>
        <source>Lessons that are not in this library</source>
        <translation>Lessons that are not in this library</translation>
    </message>
    <message>
        <source>Lessons that hold it, if there are any, are listed under the search field.</source>
        <translation>Lessons that hold it, if there are any, are listed under the search field.</translation>
    </message>
    <message>
        <source>Lessons to listen to</source>
        <translation>Lessons to listen to</translation>
    </message>
    <message>
        <source>Lessons with questions</source>
        <translation>Lessons with questions</translation>
    </message>
    <message>
        <source>Lessons with two questions or more</source>
        <translation>Lessons with two questions or more</translation>
    </message>
    <message>
        <source>Lessons without facts to ask for, such as glossaries, have none.</source>
        <translation>Lessons without facts to ask for, such as glossaries, have none.</translation>
    </message>
    <message>
        <source>Lessons, headings and files</source>
        <translation>Lessons, headings and files</translation>
    </message>
    <message>
        <source>Let a language model help ({keys})</source>
        <translation>Let a language model help ({keys})</translation>
    </message>
    <message>
        <source>Let attempt {number} go on</source>
        <translation>Let attempt {number} go on</translation>
    </message>
    <message>
        <source>Let it be sent on?</source>
        <translation>Let it be sent on?</translation>
    </message>
    <message>
        <source>Let the learner begin the quiz again.</source>
        <translation>Let the learner begin the quiz again.</translation>
    </message>
    <message>
        <source>Let the model arrange</source>
        <translation>Let the model arrange</translation>
    </message>
    <message>
        <source>Let {name} go on</source>
        <translation>Let {name} go on</translation>
    </message>
    <message>
        <source>Let {name} go on?</source>
        <translation>Let {name} go on?</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Letters before the options</source>
        <translation>Letters before the options</translation>
    </message>
    <message>
        <source>Letters, each with the per cent where it begins</source>
        <translation>Letters, each with the per cent where it begins</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <source>Limits and prices cannot be below zero.</source>
        <translation>Limits and prices cannot be below zero.</translation>
    </message>
    <message>
        <source>Limits, prices, proxy</source>
        <translation>Limits, prices, proxy</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Line below it</source>
        <translation>Line below it</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>Line height</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>Line length</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Line {number}</translation>
    </message>
    <message>
        <source>Line {number} of the rubric</source>
        <translation>Line {number} of the rubric</translation>
    </message>
    <message>
        <source>Lines of a program, in colours.</source>
        <translation>Lines of a program, in colours.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Links, media, headings, outcomes and questions were looked at.</source>
        <translation>Links, media, headings, outcomes and questions were looked at.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>List models</source>
        <translation>List models</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Listen to the lessons, one after another</source>
        <translation>Listen to the lessons, one after another</translation>
    </message>
    <message>
        <source>Listen: {course}</source>
        <translation>Listen: {course}</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Listening</translation>
    </message>
    <message>
        <source>Lists and quotations</source>
        <translation>Lists and quotations</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Long</translation>
    </message>
    <message>
        <source>Longer than {ms} ms</source>
        <translation>Longer than {ms} ms</translation>
    </message>
    <message>
        <source>Longest row of days</source>
        <translation>Longest row of days</translation>
    </message>
    <message>
        <source>Longest side {side} pixels</source>
        <translation>Longest side {side} pixels</translation>
    </message>
    <message>
        <source>Longest {days}</source>
        <translation>Longest {days}</translation>
    </message>
    <message>
        <source>Longest {days} · today is still open</source>
        <translation>Longest {days} · today is still open</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Look after the class</source>
        <translation>Look after the class</translation>
    </message>
    <message>
        <source>Look at it again, then change it.</source>
        <translation>Look at it again, then change it.</translation>
    </message>
    <message>
        <source>Look at it and try again.</source>
        <translation>Look at it and try again.</translation>
    </message>
    <message>
        <source>Look at it as it is now, then change what is still needed.</source>
        <translation>Look at it as it is now, then change what is still needed.</translation>
    </message>
    <message>
        <source>Look at its course.</source>
        <translation>Look at its course.</translation>
    </message>
    <message>
        <source>Look at its progress.</source>
        <translation>Look at its progress.</translation>
    </message>
    <message>
        <source>Look at the first screen</source>
        <translation>Look at the first screen</translation>
    </message>
    <message>
        <source>Look at the lesson again.</source>
        <translation>Look at the lesson again.</translation>
    </message>
    <message>
        <source>Look at the new preview.</source>
        <translation>Look at the new preview.</translation>
    </message>
    <message>
        <source>Look at the new values, then change what is still needed.</source>
        <translation>Look at the new values, then change what is still needed.</translation>
    </message>
    <message>
        <source>Look at the preview again.</source>
        <translation>Look at the preview again.</translation>
    </message>
    <message>
        <source>Look at their progress.</source>
        <translation>Look at their progress.</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Look at them</translation>
    </message>
    <message>
        <source>Look at this question: {remark}</source>
        <translation>Look at this question: {remark}</translation>
    </message>
    <message>
        <source>Look at your answers instead.</source>
        <translation>Look at your answers instead.</translation>
    </message>
    <message>
        <source>Look into the history of the course.</source>
        <translation>Look into the history of the course.</translation>
    </message>
    <message>
        <source>Look into the history.</source>
        <translation>Look into the history.</translation>
    </message>
    <message>
        <source>Look over</source>
        <translation>Look over</translation>
    </message>
    <message>
        <source>Look over it</source>
        <translation>Look over it</translation>
    </message>
    <message>
        <source>Look over “{title}”</source>
        <translation>Look over “{title}”</translation>
    </message>
    <message>
        <source>Look the course over and let learners see it</source>
        <translation>Look the course over and let learners see it</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Look up and print what the children sign in with</source>
        <translation>Look up and print what the children sign in with</translation>
    </message>
    <message>
        <source>Look whether it is still there.</source>
        <translation>Look whether it is still there.</translation>
    </message>
    <message>
        <source>Look whether the microphone is switched on and near enough, and record it again.</source>
        <translation>Look whether the microphone is switched on and near enough, and record it again.</translation>
    </message>
    <message>
        <source>Looking a lesson over</source>
        <translation>Looking a lesson over</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Looking for suggestions…</translation>
    </message>
    <message>
        <source>Looking over somebody's shoulder, a telephone, a second computer. The kiosk keeps the computer to the class; it is no examination room.</source>
        <translation>Looking over somebody's shoulder, a telephone, a second computer. The kiosk keeps the computer to the class; it is no examination room.</translation>
    </message>
    <message>
        <source>Looking through the course</source>
        <translation>Looking through the course</translation>
    </message>
    <message>
        <source>Looking through the course …</source>
        <translation>Looking through the course …</translation>
    </message>
    <message>
        <source>Looks the lesson over</source>
        <translation>Looks the lesson over</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Loudness</translation>
    </message>
    <message>
        <source>MP4 files need a folder.</source>
        <translation>MP4 files need a folder.</translation>
    </message>
    <message>
        <source>Made for this lesson</source>
        <translation>Made for this lesson</translation>
    </message>
    <message>
        <source>Made from {names}</source>
        <translation>Made from {names}</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Made of</translation>
    </message>
    <message>
        <source>Made on their own when something changed.</source>
        <translation>Made on their own when something changed.</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>Make QR codes</source>
        <translation>Make QR codes</translation>
    </message>
    <message>
        <source>Make a QR code…</source>
        <translation>Make a QR code…</translation>
    </message>
    <message>
        <source>Make a course from your documents</source>
        <translation>Make a course from your documents</translation>
    </message>
    <message>
        <source>Make a draft again</source>
        <translation>Make a draft again</translation>
    </message>
    <message>
        <source>Make a gap of the selected words</source>
        <translation>Make a gap of the selected words</translation>
    </message>
    <message>
        <source>Make a new course of them.</source>
        <translation>Make a new course of them.</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Make a new one</translation>
    </message>
    <message>
        <source>Make a new recovery code?</source>
        <translation>Make a new recovery code?</translation>
    </message>
    <message numerus="yes">
        <source>Make a pool of %n question(s)</source>
        <translation>
            <numerusform>Make a pool of %n question</numerusform>
            <numerusform>Make a pool of %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a pool…</source>
        <translation>Make a pool…</translation>
    </message>
    <message>
        <source>Make a second class.</source>
        <translation>Make a second class.</translation>
    </message>
    <message>
        <source>Make account</source>
        <translation>Make account</translation>
    </message>
    <message>
        <source>Make accounts</source>
        <translation>Make accounts</translation>
    </message>
    <message>
        <source>Make accounts from a list (CSV)</source>
        <translation>Make accounts from a list (CSV)</translation>
    </message>
    <message>
        <source>Make again from the lesson</source>
        <translation>Make again from the lesson</translation>
    </message>
    <message>
        <source>Make draft</source>
        <translation>Make draft</translation>
    </message>
    <message>
        <source>Make gap {number} plain text again</source>
        <translation>Make gap {number} plain text again</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Make it</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Make it again</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Make it again.</translation>
    </message>
    <message>
        <source>Make it shorter.</source>
        <translation>Make it shorter.</translation>
    </message>
    <message>
        <source>Make it smaller first.</source>
        <translation>Make it smaller first.</translation>
    </message>
    <message>
        <source>Make its sound first.</source>
        <translation>Make its sound first.</translation>
    </message>
    <message>
        <source>Make new ones</source>
        <translation>Make new ones</translation>
    </message>
    <message>
        <source>Make one first.</source>
        <translation>Make one first.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Make room and try again.</translation>
    </message>
    <message>
        <source>Make room, choose the smaller size, or make only some of the lessons.</source>
        <translation>Make room, choose the smaller size, or make only some of the lessons.</translation>
    </message>
    <message>
        <source>Make room, then go on.</source>
        <translation>Make room, then go on.</translation>
    </message>
    <message>
        <source>Make slides from the lesson</source>
        <translation>Make slides from the lesson</translation>
    </message>
    <message>
        <source>Make slides, sound and films of the lessons</source>
        <translation>Make slides, sound and films of the lessons</translation>
    </message>
    <message>
        <source>Make somebody else an administrator first.</source>
        <translation>Make somebody else an administrator first.</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Make the account</translation>
    </message>
    <message>
        <source>Make the class</source>
        <translation>Make the class</translation>
    </message>
    <message>
        <source>Make the course again to see it.</source>
        <translation>Make the course again to see it.</translation>
    </message>
    <message>
        <source>Make the course again.</source>
        <translation>Make the course again.</translation>
    </message>
    <message>
        <source>Make the headings</source>
        <translation>Make the headings</translation>
    </message>
    <message>
        <source>Make the sample course</source>
        <translation>Make the sample course</translation>
    </message>
    <message>
        <source>Make them first.</source>
        <translation>Make them first.</translation>
    </message>
    <message>
        <source>Make them in the editor.</source>
        <translation>Make them in the editor.</translation>
    </message>
    <message>
        <source>Make “{title}” as it was then</source>
        <translation>Make “{title}” as it was then</translation>
    </message>
    <message>
        <source>Making slides…</source>
        <translation>Making slides…</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n text(s) of yours</source>
        <translation>
            <numerusform>Mark %n text of yours</numerusform>
            <numerusform>Mark %n texts of yours</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark answers, and see how the questions work</source>
        <translation>Mark answers, and see how the questions work</translation>
    </message>
    <message>
        <source>Mark as not complete</source>
        <translation>Mark as not complete</translation>
    </message>
    <message>
        <source>Mark at least one option as right.</source>
        <translation>Mark at least one option as right.</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Mark complete</translation>
    </message>
    <message>
        <source>Mark complete and continue</source>
        <translation>Mark complete and continue</translation>
    </message>
    <message>
        <source>Mark it yourself</source>
        <translation>Mark it yourself</translation>
    </message>
    <message>
        <source>Mark lessons complete when I have read them</source>
        <translation>Mark lessons complete when I have read them</translation>
    </message>
    <message>
        <source>Mark the right option.</source>
        <translation>Mark the right option.</translation>
    </message>
    <message>
        <source>Mark your own text</source>
        <translation>Mark your own text</translation>
    </message>
    <message>
        <source>Mark {answer}, handed in {day}</source>
        <translation>Mark {answer}, handed in {day}</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Markdown, text, HTML</source>
        <translation>Markdown, text, HTML</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Marked</translation>
    </message>
    <message>
        <source>Marked by</source>
        <translation>Marked by</translation>
    </message>
    <message>
        <source>Mastery</source>
        <translation>Mastery</translation>
    </message>
    <message>
        <source>Mastery by outcome</source>
        <translation>Mastery by outcome</translation>
    </message>
    <message>
        <source>Mastery by outcome in {course}</source>
        <translation>Mastery by outcome in {course}</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Matching</translation>
    </message>
    <message>
        <source>Matching needs two pairs at least.</source>
        <translation>Matching needs two pairs at least.</translation>
    </message>
    <message>
        <source>Meanwhile the time of a quiz that was begun</source>
        <translation>Meanwhile the time of a quiz that was begun</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Megabytes of one file at most</source>
        <translation>Megabytes of one file at most</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message numerus="yes">
        <source>Mend all %n like it</source>
        <translation>
            <numerusform>Mend all %n like it</numerusform>
            <numerusform>Mend all %n like it</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend all like it</source>
        <translation>Mend all like it</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>Mend it</translation>
    </message>
    <message>
        <source>Mend it: {flaw}</source>
        <translation>Mend it: {flaw}</translation>
    </message>
    <message>
        <source>Mend that line.</source>
        <translation>Mend that line.</translation>
    </message>
    <message>
        <source>Mending a part</source>
        <translation>Mending a part</translation>
    </message>
    <message>
        <source>Mends “{part}”</source>
        <translation>Mends “{part}”</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Merge lessons</source>
        <translation>Merge lessons</translation>
    </message>
    <message>
        <source>Merge them instead.</source>
        <translation>Merge them instead.</translation>
    </message>
    <message>
        <source>Merging needs at least two lessons.</source>
        <translation>Merging needs at least two lessons.</translation>
    </message>
    <message>
        <source>Merging needs at least two.</source>
        <translation>Merging needs at least two.</translation>
    </message>
    <message>
        <source>Mermaid</source>
        <translation>Mermaid</translation>
    </message>
    <message>
        <source>Mind map</source>
        <translation>Mind map</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Minutes a day</source>
        <translation>Minutes a day</translation>
    </message>
    <message>
        <source>Minutes for all of it</source>
        <translation>Minutes for all of it</translation>
    </message>
    <message>
        <source>Minutes of today's goal</source>
        <translation>Minutes of today's goal</translation>
    </message>
    <message>
        <source>Missed today</source>
        <translation>Missed today</translation>
    </message>
    <message>
        <source>Missing file</source>
        <translation>Missing file</translation>
    </message>
    <message numerus="yes">
        <source>Missing in the library: %n file(s).</source>
        <translation>
            <numerusform>Missing in the library: %n file.</numerusform>
            <numerusform>Missing in the library: %n files.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mistakes from quizzes</source>
        <translation>Mistakes from quizzes</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixed</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Model file on this computer</source>
        <translation>Model file on this computer</translation>
    </message>
    <message>
        <source>Model for: {task}</source>
        <translation>Model for: {task}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Module 1</source>
        <translation>Module 1</translation>
    </message>
    <message>
        <source>Module {module}, lesson {lesson}</source>
        <translation>Module {module}, lesson {lesson}</translation>
    </message>
    <message>
        <source>Module {number} of {count}</source>
        <translation>Module {number} of {count}</translation>
    </message>
    <message>
        <source>Module {number} · {title}</source>
        <translation>Module {number} · {title}</translation>
    </message>
    <message>
        <source>Module {number}: {title}</source>
        <translation>Module {number}: {title}</translation>
    </message>
    <message numerus="yes">
        <source>Module {number}: {title}, %n lesson(s)</source>
        <translation>
            <numerusform>Module {number}: {title}, %n lesson</numerusform>
            <numerusform>Module {number}: {title}, %n lessons</numerusform>
        </translation>
    </message>
    <message>
        <source>Module “{old}” was renamed “{title}”</source>
        <translation>Module “{old}” was renamed “{title}”</translation>
    </message>
    <message>
        <source>Module “{title}” changed its place</source>
        <translation>Module “{title}” changed its place</translation>
    </message>
    <message>
        <source>Module “{title}” was added</source>
        <translation>Module “{title}” was added</translation>
    </message>
    <message>
        <source>Module “{title}” was removed</source>
        <translation>Module “{title}” was removed</translation>
    </message>
    <message>
        <source>Modules and lessons cannot be merged with each other.</source>
        <translation>Modules and lessons cannot be merged with each other.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>More for the course</source>
        <translation>More for the course</translation>
    </message>
    <message>
        <source>More for the script</source>
        <translation>More for the script</translation>
    </message>
    <message>
        <source>More for the slides</source>
        <translation>More for the slides</translation>
    </message>
    <message>
        <source>More for the text</source>
        <translation>More for the text</translation>
    </message>
    <message>
        <source>More for this question</source>
        <translation>More for this question</translation>
    </message>
    <message>
        <source>More letters</source>
        <translation>More letters</translation>
    </message>
    <message>
        <source>More options, which belong to nothing</source>
        <translation>More options, which belong to nothing</translation>
    </message>
    <message>
        <source>More questions of this type</source>
        <translation>More questions of this type</translation>
    </message>
    <message>
        <source>More questions of this type cannot be made.</source>
        <translation>More questions of this type cannot be made.</translation>
    </message>
    <message>
        <source>More rules</source>
        <translation>More rules</translation>
    </message>
    <message>
        <source>More than one option may be right.</source>
        <translation>More than one option may be right.</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Mouse</translation>
    </message>
    <message>
        <source>Move and size the frame.</source>
        <translation>Move and size the frame.</translation>
    </message>
    <message>
        <source>Move another lesson in front of it.</source>
        <translation>Move another lesson in front of it.</translation>
    </message>
    <message>
        <source>Move another module in front of it.</source>
        <translation>Move another module in front of it.</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Move here</source>
        <translation>Move here</translation>
    </message>
    <message>
        <source>Move it away, or remove it.</source>
        <translation>Move it away, or remove it.</translation>
    </message>
    <message>
        <source>Move it down instead.</source>
        <translation>Move it down instead.</translation>
    </message>
    <message>
        <source>Move it up instead.</source>
        <translation>Move it up instead.</translation>
    </message>
    <message>
        <source>Move it up or down instead.</source>
        <translation>Move it up or down instead.</translation>
    </message>
    <message>
        <source>Move the little switch at its side, if it has one, or take another one.</source>
        <translation>Move the little switch at its side, if it has one, or take another one.</translation>
    </message>
    <message>
        <source>Move to the module after</source>
        <translation>Move to the module after</translation>
    </message>
    <message>
        <source>Move to the module before</source>
        <translation>Move to the module before</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>Multiple choice</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Multiplier</translation>
    </message>
    <message>
        <source>Multiplier of unit {number}</source>
        <translation>Multiplier of unit {number}</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Muted and small: 6 modules · 4 h 10 min</source>
        <translation>Muted and small: 6 modules · 4 h 10 min</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>My notes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name a document or a folder.</source>
        <translation>Name a document or a folder.</translation>
    </message>
    <message>
        <source>Name a file or a folder.</source>
        <translation>Name a file or a folder.</translation>
    </message>
    <message>
        <source>Name in lists, not shown to learners</source>
        <translation>Name in lists, not shown to learners</translation>
    </message>
    <message>
        <source>Name of a version to keep</source>
        <translation>Name of a version to keep</translation>
    </message>
    <message>
        <source>Name of pool {number}</source>
        <translation>Name of pool {number}</translation>
    </message>
    <message>
        <source>Name of the pool</source>
        <translation>Name of the pool</translation>
    </message>
    <message>
        <source>Name of the room or the class</source>
        <translation>Name of the room or the class</translation>
    </message>
    <message>
        <source>Name of this version</source>
        <translation>Name of this version</translation>
    </message>
    <message>
        <source>Name one by its number or its exact title.</source>
        <translation>Name one by its number or its exact title.</translation>
    </message>
    <message>
        <source>Name one by its number, its public id or its exact title.</source>
        <translation>Name one by its number, its public id or its exact title.</translation>
    </message>
    <message>
        <source>Name one by its number.</source>
        <translation>Name one by its number.</translation>
    </message>
    <message>
        <source>Name one by its number: {numbers}.</source>
        <translation>Name one by its number: {numbers}.</translation>
    </message>
    <message>
        <source>Name one with --export FOLDER.</source>
        <translation>Name one with --export FOLDER.</translation>
    </message>
    <message>
        <source>Name the documents as they were when the course was made.</source>
        <translation>Name the documents as they were when the course was made.</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>Name this version</translation>
    </message>
    <message>
        <source>Name was {name}</source>
        <translation>Name was {name}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>Names, addresses and groups of this course's learners were searched.</source>
        <translation>Names, addresses and groups of this course's learners were searched.</translation>
    </message>
    <message>
        <source>Names, addresses and groups were searched.</source>
        <translation>Names, addresses and groups were searched.</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Nearly forgotten</source>
        <translation>Nearly forgotten</translation>
    </message>
    <message>
        <source>Needs a script and slides; they are written first</source>
        <translation>Needs a script and slides; they are written first</translation>
    </message>
    <message>
        <source>Needs help</source>
        <translation>Needs help</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>New QR code for {name}?</source>
        <translation>New QR code for {name}?</translation>
    </message>
    <message>
        <source>New QR codes for all of them?</source>
        <translation>New QR codes for all of them?</translation>
    </message>
    <message>
        <source>New QR codes for all…</source>
        <translation>New QR codes for all…</translation>
    </message>
    <message>
        <source>New QR code…</source>
        <translation>New QR code…</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>New accounts are made by an administrator here.</source>
        <translation>New accounts are made by an administrator here.</translation>
    </message>
    <message>
        <source>New children may come in by themselves (“I am new”)</source>
        <translation>New children may come in by themselves (“I am new”)</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>New class</translation>
    </message>
    <message>
        <source>New class: {name}</source>
        <translation>New class: {name}</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>New connection</translation>
    </message>
    <message>
        <source>New empty course</source>
        <translation>New empty course</translation>
    </message>
    <message>
        <source>New learners are brought in by the teacher here.</source>
        <translation>New learners are brought in by the teacher here.</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>New lesson</translation>
    </message>
    <message>
        <source>New module</source>
        <translation>New module</translation>
    </message>
    <message>
        <source>New ones, of which none has a day yet</source>
        <translation>New ones, of which none has a day yet</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>New pictures for {name}?</source>
        <translation>New pictures for {name}?</translation>
    </message>
    <message>
        <source>New pictures…</source>
        <translation>New pictures…</translation>
    </message>
    <message>
        <source>New questions a day</source>
        <translation>New questions a day</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>New recovery code…</translation>
    </message>
    <message>
        <source>New section, with a slide of its own</source>
        <translation>New section, with a slide of its own</translation>
    </message>
    <message>
        <source>New start code for {name}</source>
        <translation>New start code for {name}</translation>
    </message>
    <message>
        <source>New start code…</source>
        <translation>New start code…</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>New title</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>Next 30 days</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Next change</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>Next change (F8)</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Next chapter</translation>
    </message>
    <message>
        <source>Next hint</source>
        <translation>Next hint</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Next lesson</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Next piece</source>
        <translation>Next piece</translation>
    </message>
    <message>
        <source>Next piece (F8)</source>
        <translation>Next piece (F8)</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Next place</translation>
    </message>
    <message>
        <source>Next problem of the check</source>
        <translation>Next problem of the check</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Next question</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Next sentence</translation>
    </message>
    <message>
        <source>Next time you tap your animal, then these three in this order.</source>
        <translation>Next time you tap your animal, then these three in this order.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No administrator has a password, so nobody could look after the accounts.</source>
        <translation>No administrator has a password, so nobody could look after the accounts.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>No answer is given.</source>
        <translation>No answer is given.</translation>
    </message>
    <message>
        <source>No answer is given: add lines such as “- [x] right” and “- [ ] wrong”.</source>
        <translation>No answer is given: add lines such as “- [x] right” and “- [ ] wrong”.</translation>
    </message>
    <message>
        <source>No answer is right: put “=” before the right one.</source>
        <translation>No answer is right: put “=” before the right one.</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>No answer yet</translation>
    </message>
    <message>
        <source>No attempt was finished.</source>
        <translation>No attempt was finished.</translation>
    </message>
    <message>
        <source>No backup was found: it starts empty.</source>
        <translation>No backup was found: it starts empty.</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>No card is so</source>
        <translation>No card is so</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>No change that can be seen</source>
        <translation>No change that can be seen</translation>
    </message>
    <message>
        <source>No classes yet</source>
        <translation>No classes yet</translation>
    </message>
    <message>
        <source>No computer named {host} can be found.</source>
        <translation>No computer named {host} can be found.</translation>
    </message>
    <message>
        <source>No course bears the tag “template” yet: give it to one in “About the course”.</source>
        <translation>No course bears the tag “template” yet: give it to one in “About the course”.</translation>
    </message>
    <message>
        <source>No course here</source>
        <translation>No course here</translation>
    </message>
    <message>
        <source>No course is found</source>
        <translation>No course is found</translation>
    </message>
    <message>
        <source>No course is named.</source>
        <translation>No course is named.</translation>
    </message>
    <message>
        <source>No course is published yet</source>
        <translation>No course is published yet</translation>
    </message>
    <message>
        <source>No course title has “{words}”</source>
        <translation>No course title has “{words}”</translation>
    </message>
    <message>
        <source>No courses yet</source>
        <translation>No courses yet</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>No day</translation>
    </message>
    <message>
        <source>No document was chosen.</source>
        <translation>No document was chosen.</translation>
    </message>
    <message>
        <source>No documents?</source>
        <translation>No documents?</translation>
    </message>
    <message>
        <source>No export format has this ending.</source>
        <translation>No export format has this ending.</translation>
    </message>
    <message>
        <source>No file has these words in what is known of it.</source>
        <translation>No file has these words in what is known of it.</translation>
    </message>
    <message>
        <source>No file of a model was chosen.</source>
        <translation>No file of a model was chosen.</translation>
    </message>
    <message>
        <source>No file was handed in.</source>
        <translation>No file was handed in.</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>No files yet</translation>
    </message>
    <message>
        <source>No gap</source>
        <translation>No gap</translation>
    </message>
    <message>
        <source>No goal</source>
        <translation>No goal</translation>
    </message>
    <message>
        <source>No goal yet. Choose minutes a day, or a day to finish a course by.</source>
        <translation>No goal yet. Choose minutes a day, or a day to finish a course by.</translation>
    </message>
    <message>
        <source>No language model is chosen for the tutor.</source>
        <translation>No language model is chosen for the tutor.</translation>
    </message>
    <message>
        <source>No lesson and no quiz of the course shows it.</source>
        <translation>No lesson and no quiz of the course shows it.</translation>
    </message>
    <message>
        <source>No lesson of this course has slides.</source>
        <translation>No lesson of this course has slides.</translation>
    </message>
    <message>
        <source>No lesson rests on what was changed.</source>
        <translation>No lesson rests on what was changed.</translation>
    </message>
    <message>
        <source>No lessons yet</source>
        <translation>No lessons yet</translation>
    </message>
    <message>
        <source>No licence named</source>
        <translation>No licence named</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>No microphone is connected. Connect one and try again, or bring in a sound file.</source>
        <translation>No microphone is connected. Connect one and try again, or bring in a sound file.</translation>
    </message>
    <message>
        <source>No model is chosen for “{name}”.</source>
        <translation>No model is chosen for “{name}”.</translation>
    </message>
    <message>
        <source>No model is chosen in the connection “{name}”.</source>
        <translation>No model is chosen in the connection “{name}”.</translation>
    </message>
    <message>
        <source>No modules yet. A module holds lessons on one subject.</source>
        <translation>No modules yet. A module holds lessons on one subject.</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n file(s) can be handed in. Remove one first.</source>
        <translation>
            <numerusform>No more than %n file can be handed in. Remove one first.</numerusform>
            <numerusform>No more than %n files can be handed in. Remove one first.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more time than that</source>
        <translation>No more time than that</translation>
    </message>
    <message>
        <source>No note fits</source>
        <translation>No note fits</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>No notes yet</translation>
    </message>
    <message>
        <source>No option is marked as the right one.</source>
        <translation>No option is marked as the right one.</translation>
    </message>
    <message>
        <source>No option is right.</source>
        <translation>No option is right.</translation>
    </message>
    <message>
        <source>No passage of the documents is lost, and none is taught twice.</source>
        <translation>No passage of the documents is lost, and none is taught twice.</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>No picture yet</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>No pictures yet</translation>
    </message>
    <message>
        <source>No printer is set up at this computer.</source>
        <translation>No printer is set up at this computer.</translation>
    </message>
    <message>
        <source>No problem of any kind was found in them.</source>
        <translation>No problem of any kind was found in them.</translation>
    </message>
    <message>
        <source>No program opens this file</source>
        <translation>No program opens this file</translation>
    </message>
    <message>
        <source>No proposal</source>
        <translation>No proposal</translation>
    </message>
    <message>
        <source>No protected connection to {host} could be made.</source>
        <translation>No protected connection to {host} could be made.</translation>
    </message>
    <message>
        <source>No question answered yet</source>
        <translation>No question answered yet</translation>
    </message>
    <message>
        <source>No question could be made from it.</source>
        <translation>No question could be made from it.</translation>
    </message>
    <message>
        <source>No question has gone.</source>
        <translation>No question has gone.</translation>
    </message>
    <message>
        <source>No question needs a look.</source>
        <translation>No question needs a look.</translation>
    </message>
    <message>
        <source>No question of the course fits what you look for.</source>
        <translation>No question of the course fits what you look for.</translation>
    </message>
    <message>
        <source>No question tests it yet.</source>
        <translation>No question tests it yet.</translation>
    </message>
    <message>
        <source>No question tests: {outcome}</source>
        <translation>No question tests: {outcome}</translation>
    </message>
    <message>
        <source>No question tests: {outcome}.</source>
        <translation>No question tests: {outcome}.</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>No questions yet</translation>
    </message>
    <message>
        <source>No quiz yet</source>
        <translation>No quiz yet</translation>
    </message>
    <message>
        <source>No room is left on the disk.</source>
        <translation>No room is left on the disk.</translation>
    </message>
    <message>
        <source>No score changes</source>
        <translation>No score changes</translation>
    </message>
    <message>
        <source>No section of the quiz asks this question.</source>
        <translation>No section of the quiz asks this question.</translation>
    </message>
    <message>
        <source>No sentence is long.</source>
        <translation>No sentence is long.</translation>
    </message>
    <message>
        <source>No session of the kiosk was installed here.</source>
        <translation>No session of the kiosk was installed here.</translation>
    </message>
    <message>
        <source>No slides yet</source>
        <translation>No slides yet</translation>
    </message>
    <message>
        <source>No start code yet</source>
        <translation>No start code yet</translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>No suggestion</translation>
    </message>
    <message>
        <source>No target: it depends on the readers</source>
        <translation>No target: it depends on the readers</translation>
    </message>
    <message>
        <source>No time is left for this attempt.</source>
        <translation>No time is left for this attempt.</translation>
    </message>
    <message>
        <source>No time was left.</source>
        <translation>No time was left.</translation>
    </message>
    <message>
        <source>No title has these words, and no filter lists a lesson.</source>
        <translation>No title has these words, and no filter lists a lesson.</translation>
    </message>
    <message>
        <source>No topic was given.</source>
        <translation>No topic was given.</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>No versions yet</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>No voice</translation>
    </message>
    <message>
        <source>No voice is installed</source>
        <translation>No voice is installed</translation>
    </message>
    <message>
        <source>No voice on this computer speaks this language.</source>
        <translation>No voice on this computer speaks this language.</translation>
    </message>
    <message>
        <source>Nobody can see whether somebody can “{verb}”: say explain, compare, calculate …</source>
        <translation>Nobody can see whether somebody can “{verb}”: say explain, compare, calculate …</translation>
    </message>
    <message>
        <source>Nobody can see whether somebody did that.</source>
        <translation>Nobody can see whether somebody did that.</translation>
    </message>
    <message>
        <source>Nobody could answer it from the passage.</source>
        <translation>Nobody could answer it from the passage.</translation>
    </message>
    <message>
        <source>Nobody else is found for “{words}”</source>
        <translation>Nobody else is found for “{words}”</translation>
    </message>
    <message>
        <source>Nobody found for “{words}”</source>
        <translation>Nobody found for “{words}”</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet, so nobody could leave the kiosk.</source>
        <translation>Nobody has a PIN yet, so nobody could leave the kiosk.</translation>
    </message>
    <message>
        <source>Nobody has a result here yet.</source>
        <translation>Nobody has a result here yet.</translation>
    </message>
    <message>
        <source>Nobody has finished this quiz yet.</source>
        <translation>Nobody has finished this quiz yet.</translation>
    </message>
    <message>
        <source>Nobody has one yet.</source>
        <translation>Nobody has one yet.</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Nobody here</translation>
    </message>
    <message>
        <source>Nobody here has the address {email}.</source>
        <translation>Nobody here has the address {email}.</translation>
    </message>
    <message>
        <source>Nobody is called that here.</source>
        <translation>Nobody is called that here.</translation>
    </message>
    <message>
        <source>Nobody is in this class yet</source>
        <translation>Nobody is in this class yet</translation>
    </message>
    <message>
        <source>Nobody is in this class yet.</source>
        <translation>Nobody is in this class yet.</translation>
    </message>
    <message>
        <source>Nobody is in this group any more.</source>
        <translation>Nobody is in this group any more.</translation>
    </message>
    <message>
        <source>Nobody is named yet for: {files}</source>
        <translation>Nobody is named yet for: {files}</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Nobody is signed in.</translation>
    </message>
    <message>
        <source>Nobody learns in this class yet</source>
        <translation>Nobody learns in this class yet</translation>
    </message>
    <message>
        <source>Nobody should be asked the same in nearly the same words.</source>
        <translation>Nobody should be asked the same in nearly the same words.</translation>
    </message>
    <message>
        <source>Nobody sits here.</source>
        <translation>Nobody sits here.</translation>
    </message>
    <message>
        <source>Nobody takes the course yet.</source>
        <translation>Nobody takes the course yet.</translation>
    </message>
    <message>
        <source>Nobody takes this course yet</source>
        <translation>Nobody takes this course yet</translation>
    </message>
    <message>
        <source>Nobody teaches this class</source>
        <translation>Nobody teaches this class</translation>
    </message>
    <message>
        <source>Nobody was here for a while. What was begun is kept.</source>
        <translation>Nobody was here for a while. What was begun is kept.</translation>
    </message>
    <message>
        <source>Nobody would teach this class any more.</source>
        <translation>Nobody would teach this class any more.</translation>
    </message>
    <message>
        <source>Nobody: all are on their way.</source>
        <translation>Nobody: all are on their way.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>None is needed: the built-in writer makes courses from your documents on this computer, and nothing leaves it. With a connection, a language model that you choose can help to write lessons and questions: one that runs on this computer (Ollama, LM Studio, llama.cpp, or a model file), or a server elsewhere.</source>
        <translation>None is needed: the built-in writer makes courses from your documents on this computer, and nothing leaves it. With a connection, a language model that you choose can help to write lessons and questions: one that runs on this computer (Ollama, LM Studio, llama.cpp, or a model file), or a server elsewhere.</translation>
    </message>
    <message>
        <source>None of its questions says which outcome it tests.</source>
        <translation>None of its questions says which outcome it tests.</translation>
    </message>
    <message>
        <source>None: captions alone</source>
        <translation>None: captions alone</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>Not begun yet</source>
        <translation>Not begun yet</translation>
    </message>
    <message>
        <source>Not by default</source>
        <translation>Not by default</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Not found any more: {names}.</source>
        <translation>Not found any more: {names}.</translation>
    </message>
    <message>
        <source>Not found in this course</source>
        <translation>Not found in this course</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>Not in this file: your password and recovery code, of which only a fingerprint is kept that nobody can turn back; the right answers of quizzes; the log of accounts, which names you where an account was changed but holds no answers; and your name beside what you changed in courses. Backups hold older states of the library until they are replaced.</source>
        <translation>Not in this file: your password and recovery code, of which only a fingerprint is kept that nobody can turn back; the right answers of quizzes; the log of accounts, which names you where an account was changed but holds no answers; and your name beside what you changed in courses. Backups hold older states of the library until they are replaced.</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>Not passed yet</source>
        <translation>Not passed yet</translation>
    </message>
    <message>
        <source>Not reading aloud</source>
        <translation>Not reading aloud</translation>
    </message>
    <message>
        <source>Not right yet. Try again.</source>
        <translation>Not right yet. Try again.</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note: {words}</source>
        <translation>Note: {words}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Notes of music</source>
        <translation>Notes of music</translation>
    </message>
    <message>
        <source>Notes of this lesson</source>
        <translation>Notes of this lesson</translation>
    </message>
    <message>
        <source>Notes that differ from yours</source>
        <translation>Notes that differ from yours</translation>
    </message>
    <message>
        <source>Notes, skipped.</source>
        <translation>Notes, skipped.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Nothing answers at {host} on this computer.</source>
        <translation>Nothing answers at {host} on this computer.</translation>
    </message>
    <message>
        <source>Nothing answers at {host}.</source>
        <translation>Nothing answers at {host}.</translation>
    </message>
    <message>
        <source>Nothing came from {host} for {seconds} seconds.</source>
        <translation>Nothing came from {host} for {seconds} seconds.</translation>
    </message>
    <message>
        <source>Nothing can be heard in the recording for “{title}”.</source>
        <translation>Nothing can be heard in the recording for “{title}”.</translation>
    </message>
    <message>
        <source>Nothing can be used</source>
        <translation>Nothing can be used</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nothing differs</translation>
    </message>
    <message>
        <source>Nothing fits. Search for other words, or take the filters away.</source>
        <translation>Nothing fits. Search for other words, or take the filters away.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing forbids publishing, but readers would stumble over %n place(s).</source>
        <translation>
            <numerusform>Nothing forbids publishing, but readers would stumble over %n place.</numerusform>
            <numerusform>Nothing forbids publishing, but readers would stumble over %n places.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation>Nothing found for “{words}”</translation>
    </message>
    <message>
        <source>Nothing half is used: put it in again and do it once more.</source>
        <translation>Nothing half is used: put it in again and do it once more.</translation>
    </message>
    <message>
        <source>Nothing in the trash has these words.</source>
        <translation>Nothing in the trash has these words.</translation>
    </message>
    <message>
        <source>Nothing in this range yet.</source>
        <translation>Nothing in this range yet.</translation>
    </message>
    <message>
        <source>Nothing is asked yet</source>
        <translation>Nothing is asked yet</translation>
    </message>
    <message>
        <source>Nothing is being edited</source>
        <translation>Nothing is being edited</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nothing is chosen.</translation>
    </message>
    <message>
        <source>Nothing is due at the moment.</source>
        <translation>Nothing is due at the moment.</translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone on, and allowed for this program?</source>
        <translation>Nothing is heard. Is the microphone on, and allowed for this program?</translation>
    </message>
    <message>
        <source>Nothing is named that a course could be made of.</source>
        <translation>Nothing is named that a course could be made of.</translation>
    </message>
    <message>
        <source>Nothing is printed at this computer.</source>
        <translation>Nothing is printed at this computer.</translation>
    </message>
    <message>
        <source>Nothing is suspended. In a review, F8 suspends the question on the screen.</source>
        <translation>Nothing is suspended. In a review, F8 suspends the question on the screen.</translation>
    </message>
    <message>
        <source>Nothing is told in this course.</source>
        <translation>Nothing is told in this course.</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Nothing is written yet.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is wrong; %n thing(s) could be better.</source>
        <translation>
            <numerusform>Nothing is wrong; %n thing could be better.</numerusform>
            <numerusform>Nothing is wrong; %n things could be better.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing keeps slipping. What is forgotten eight times is put here.</source>
        <translation>Nothing keeps slipping. What is forgotten eight times is put here.</translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation>Nothing learned yet</translation>
    </message>
    <message>
        <source>Nothing new: all that this file has a place for is here already.</source>
        <translation>Nothing new: all that this file has a place for is here already.</translation>
    </message>
    <message>
        <source>Nothing of it is in the library.</source>
        <translation>Nothing of it is in the library.</translation>
    </message>
    <message>
        <source>Nothing of the writer's own work, such as marks or code, was left in the text.</source>
        <translation>Nothing of the writer's own work, such as marks or code, was left in the text.</translation>
    </message>
    <message>
        <source>Nothing of this is stored.</source>
        <translation>Nothing of this is stored.</translation>
    </message>
    <message>
        <source>Nothing of this kind happened</source>
        <translation>Nothing of this kind happened</translation>
    </message>
    <message>
        <source>Nothing of {source} stands in the course.</source>
        <translation>Nothing of {source} stands in the course.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Nothing recorded yet</translation>
    </message>
    <message>
        <source>Nothing slides or fades.</source>
        <translation>Nothing slides or fades.</translation>
    </message>
    <message>
        <source>Nothing that is asked was forgotten often.</source>
        <translation>Nothing that is asked was forgotten often.</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>Nothing to change</translation>
    </message>
    <message>
        <source>Nothing to do yet</source>
        <translation>Nothing to do yet</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nothing to import</translation>
    </message>
    <message>
        <source>Nothing to listen to yet</source>
        <translation>Nothing to listen to yet</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>Nothing to review yet</translation>
    </message>
    <message>
        <source>Nothing waits for marks</source>
        <translation>Nothing waits for marks</translation>
    </message>
    <message>
        <source>Nothing waits to be gone on with.</source>
        <translation>Nothing waits to be gone on with.</translation>
    </message>
    <message>
        <source>Nothing was asked yet. Each question stands here once it is answered.</source>
        <translation>Nothing was asked yet. Each question stands here once it is answered.</translation>
    </message>
    <message>
        <source>Nothing was asked.</source>
        <translation>Nothing was asked.</translation>
    </message>
    <message>
        <source>Nothing was changed since this version.</source>
        <translation>Nothing was changed since this version.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Nothing was chosen to be made.</source>
        <translation>Nothing was chosen to be made.</translation>
    </message>
    <message>
        <source>Nothing was copied.</source>
        <translation>Nothing was copied.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nothing was found</translation>
    </message>
    <message>
        <source>Nothing was found that needs mending.</source>
        <translation>Nothing was found that needs mending.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>Nothing was put away</source>
        <translation>Nothing was put away</translation>
    </message>
    <message>
        <source>Nothing was sent: what “{name}” is asked leaves this computer, and you have not agreed to send anything by {host} yet.</source>
        <translation>Nothing was sent: what “{name}” is asked leaves this computer, and you have not agreed to send anything by {host} yet.</translation>
    </message>
    <message>
        <source>Nothing was set aside: every passage stands in a lesson.</source>
        <translation>Nothing was set aside: every passage stands in a lesson.</translation>
    </message>
    <message>
        <source>Nothing was set by hand yet</source>
        <translation>Nothing was set by hand yet</translation>
    </message>
    <message>
        <source>Nothing was typed yet.</source>
        <translation>Nothing was typed yet.</translation>
    </message>
    <message>
        <source>Nothing would be left before the split.</source>
        <translation>Nothing would be left before the split.</translation>
    </message>
    <message>
        <source>Notice: {kind}</source>
        <translation>Notice: {kind}</translation>
    </message>
    <message>
        <source>Now number {number} of {total}</source>
        <translation>Now number {number} of {total}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Numbered list</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Numbers, names and code that are cited</source>
        <translation>Numbers, names and code that are cited</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Of the last</source>
        <translation>Of the last</translation>
    </message>
    <message>
        <source>Of the voice that reads lessons.</source>
        <translation>Of the voice that reads lessons.</translation>
    </message>
    <message>
        <source>Of which course</source>
        <translation>Of which course</translation>
    </message>
    <message>
        <source>Of which lesson</source>
        <translation>Of which lesson</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Often forgotten</source>
        <translation>Often forgotten</translation>
    </message>
    <message>
        <source>Older answers stay as they are.</source>
        <translation>Older answers stay as they are.</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>On 10 seconds</source>
        <translation>On 10 seconds</translation>
    </message>
    <message>
        <source>On 5 seconds</source>
        <translation>On 5 seconds</translation>
    </message>
    <message>
        <source>On a line of its own</source>
        <translation>On a line of its own</translation>
    </message>
    <message>
        <source>On a shared computer only the whole account is deleted.</source>
        <translation>On a shared computer only the whole account is deleted.</translation>
    </message>
    <message>
        <source>On the way: by {day}.</source>
        <translation>On the way: by {day}.</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>On this page</translation>
    </message>
    <message>
        <source>Once learners are enrolled, their lessons, scores and grades stand here, and who needs help.</source>
        <translation>Once learners are enrolled, their lessons, scores and grades stand here, and who needs help.</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Once through</source>
        <translation>Once through</translation>
    </message>
    <message>
        <source>One</source>
        <translation>One</translation>
    </message>
    <message>
        <source>One MP3 file ({patterns})</source>
        <translation>One MP3 file ({patterns})</translation>
    </message>
    <message>
        <source>One Opus file, smaller ({patterns})</source>
        <translation>One Opus file, smaller ({patterns})</translation>
    </message>
    <message>
        <source>One a line; none for a question without options.</source>
        <translation>One a line; none for a question without options.</translation>
    </message>
    <message>
        <source>One answer must have full credit.</source>
        <translation>One answer must have full credit.</translation>
    </message>
    <message>
        <source>One can be added in Settings, Language models.</source>
        <translation>One can be added in Settings, Language models.</translation>
    </message>
    <message>
        <source>One chooses oneself from up to 16 people. Otherwise one types the address.</source>
        <translation>One chooses oneself from up to 16 people. Otherwise one types the address.</translation>
    </message>
    <message>
        <source>One could guess the right option by its length.</source>
        <translation>One could guess the right option by its length.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>One file</translation>
    </message>
    <message>
        <source>One file with the classes and all that their learners did, for another computer: put it on a stick and bring it in there. Nothing is doubled, however often.</source>
        <translation>One file with the classes and all that their learners did, for another computer: put it on a stick and bring it in there. Nothing is doubled, however often.</translation>
    </message>
    <message>
        <source>One is right</source>
        <translation>One is right</translation>
    </message>
    <message>
        <source>One letter is not right.</source>
        <translation>One letter is not right.</translation>
    </message>
    <message>
        <source>One level down</source>
        <translation>One level down</translation>
    </message>
    <message>
        <source>One level up</source>
        <translation>One level up</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>One name a line; a list can be pasted. Each child gets an animal of its own.</source>
        <translation>One name a line; a list can be pasted. Each child gets an animal of its own.</translation>
    </message>
    <message>
        <source>One of several options is right.</source>
        <translation>One of several options is right.</translation>
    </message>
    <message numerus="yes">
        <source>One of the %n answer(s) is right.</source>
        <translation>
            <numerusform>One of the %n answer is right.</numerusform>
            <numerusform>One of the %n answers is right.</numerusform>
        </translation>
    </message>
    <message>
        <source>One page to read</source>
        <translation>One page to read</translation>
    </message>
    <message>
        <source>One point a line; two spaces before it set it in. **strong**, *stressed*, `code` and $formula$ may be used.</source>
        <translation>One point a line; two spaces before it set it in. **strong**, *stressed*, `code` and $formula$ may be used.</translation>
    </message>
    <message>
        <source>One question alone says little about what was understood.</source>
        <translation>One question alone says little about what was understood.</translation>
    </message>
    <message>
        <source>One sentence has several gaps.</source>
        <translation>One sentence has several gaps.</translation>
    </message>
    <message>
        <source>One tap</source>
        <translation>One tap</translation>
    </message>
    <message>
        <source>One that is not loaded yet may take two minutes to begin.</source>
        <translation>One that is not loaded yet may take two minutes to begin.</translation>
    </message>
    <message>
        <source>One that you missed comes again at {time}.</source>
        <translation>One that you missed comes again at {time}.</translation>
    </message>
    <message>
        <source>Only decoration</source>
        <translation>Only decoration</translation>
    </message>
    <message>
        <source>Only decoration, it needs no words</source>
        <translation>Only decoration, it needs no words</translation>
    </message>
    <message>
        <source>Only for yourself: nothing of it is stored or counted.</source>
        <translation>Only for yourself: nothing of it is stored or counted.</translation>
    </message>
    <message>
        <source>Only its words were pasted. Copy a smaller part to keep its formatting.</source>
        <translation>Only its words were pasted. Copy a smaller part to keep its formatting.</translation>
    </message>
    <message>
        <source>Only names are searched.</source>
        <translation>Only names are searched.</translation>
    </message>
    <message>
        <source>Only some of them</source>
        <translation>Only some of them</translation>
    </message>
    <message>
        <source>Only the last seven days</source>
        <translation>Only the last seven days</translation>
    </message>
    <message>
        <source>Only the newest attempt can go on.</source>
        <translation>Only the newest attempt can go on.</translation>
    </message>
    <message>
        <source>Only the other one changed this</source>
        <translation>Only the other one changed this</translation>
    </message>
    <message>
        <source>Only the text</source>
        <translation>Only the text</translation>
    </message>
    <message>
        <source>Only things of one kind can be moved together.</source>
        <translation>Only things of one kind can be moved together.</translation>
    </message>
    <message>
        <source>Only today</source>
        <translation>Only today</translation>
    </message>
    <message>
        <source>Only what went wrong</source>
        <translation>Only what went wrong</translation>
    </message>
    <message>
        <source>Only what went wrong is asked again. The result does not count.</source>
        <translation>Only what went wrong is asked again. The result does not count.</translation>
    </message>
    <message>
        <source>Only where the server asks for one.</source>
        <translation>Only where the server asks for one.</translation>
    </message>
    <message>
        <source>Only where the server asks for one. It is kept in the system's keyring, never in the library, its backups or exports.</source>
        <translation>Only where the server asks for one. It is kept in the system's keyring, never in the library, its backups or exports.</translation>
    </message>
    <message>
        <source>Only wrong options hold words such as “always” or “never”.</source>
        <translation>Only wrong options hold words such as “always” or “never”.</translation>
    </message>
    <message>
        <source>Only you changed this</source>
        <translation>Only you changed this</translation>
    </message>
    <message>
        <source>Only you see them. A day that was missed takes nothing away.</source>
        <translation>Only you see them. A day that was missed takes nothing away.</translation>
    </message>
    <message>
        <source>Only you use this computer</source>
        <translation>Only you use this computer</translation>
    </message>
    <message>
        <source>Only “{title}”</source>
        <translation>Only “{title}”</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Open a file</translation>
    </message>
    <message>
        <source>Open a lesson: the days you learn, the lessons you finish and your quiz results will stand here.</source>
        <translation>Open a lesson: the days you learn, the lessons you finish and your quiz results will stand here.</translation>
    </message>
    <message>
        <source>Open a page on the internet?</source>
        <translation>Open a page on the internet?</translation>
    </message>
    <message>
        <source>Open course</source>
        <translation>Open course</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Open in another program…</source>
        <translation>Open in another program…</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Open in browser</translation>
    </message>
    <message>
        <source>Open it again and compare.</source>
        <translation>Open it again and compare.</translation>
    </message>
    <message>
        <source>Open it in a PDF viewer and print it to a new PDF file.</source>
        <translation>Open it in a PDF viewer and print it to a new PDF file.</translation>
    </message>
    <message>
        <source>Open it in a PDF viewer and save it anew, or get it again.</source>
        <translation>Open it in a PDF viewer and save it anew, or get it again.</translation>
    </message>
    <message>
        <source>Open it in a PDF viewer and save it anew.</source>
        <translation>Open it in a PDF viewer and save it anew.</translation>
    </message>
    <message>
        <source>Open it in a PDF viewer and save it without one.</source>
        <translation>Open it in a PDF viewer and save it without one.</translation>
    </message>
    <message>
        <source>Open it in a PDF viewer and save it without protection.</source>
        <translation>Open it in a PDF viewer and save it without protection.</translation>
    </message>
    <message>
        <source>Open it in a text editor, save it as UTF-8 and try again.</source>
        <translation>Open it in a text editor, save it as UTF-8 and try again.</translation>
    </message>
    <message>
        <source>Open it, take the password off, save it and choose it again.</source>
        <translation>Open it, take the password off, save it and choose it again.</translation>
    </message>
    <message>
        <source>Open large</source>
        <translation>Open large</translation>
    </message>
    <message>
        <source>Open the answer again.</source>
        <translation>Open the answer again.</translation>
    </message>
    <message>
        <source>Open the attempt at the whole quiz again.</source>
        <translation>Open the attempt at the whole quiz again.</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Open the library</translation>
    </message>
    <message>
        <source>Open the list again.</source>
        <translation>Open the list again.</translation>
    </message>
    <message>
        <source>Open the quiz</source>
        <translation>Open the quiz</translation>
    </message>
    <message>
        <source>Open the quiz again to go on.</source>
        <translation>Open the quiz again to go on.</translation>
    </message>
    <message>
        <source>Open the script</source>
        <translation>Open the script</translation>
    </message>
    <message>
        <source>Open this file?</source>
        <translation>Open this file?</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <source>Open “{name}” in another program?</source>
        <translation>Open “{name}” in another program?</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Open …</translation>
    </message>
    <message>
        <source>OpenAI-compatible, or cloud</source>
        <translation>OpenAI-compatible, or cloud</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Opened last</translation>
    </message>
    <message>
        <source>Opens at once, without a password. You can set one later.</source>
        <translation>Opens at once, without a password. You can set one later.</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation>Option {number}</translation>
    </message>
    <message>
        <source>Option {number} is right</source>
        <translation>Option {number} is right</translation>
    </message>
    <message>
        <source>Option+Cmd+Esc ends the program; it starts again by itself.</source>
        <translation>Option+Cmd+Esc ends the program; it starts again by itself.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Options are combinations of other options.</source>
        <translation>Options are combinations of other options.</translation>
    </message>
    <message>
        <source>Options are mixed</source>
        <translation>Options are mixed</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Order of answering</source>
        <translation>Order of answering</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>Ordering</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Other attempts</source>
        <translation>Other attempts</translation>
    </message>
    <message>
        <source>Other changes came after this one. Undo them first, one by one.</source>
        <translation>Other changes came after this one. Undo them first, one by one.</translation>
    </message>
    <message>
        <source>Other programs that run already: they may show a window or a message. The kiosk comes back in front, but a moment later.</source>
        <translation>Other programs that run already: they may show a window or a message. The kiosk comes back in front, but a moment later.</translation>
    </message>
    <message>
        <source>Other words or fewer filters may find more.</source>
        <translation>Other words or fewer filters may find more.</translation>
    </message>
    <message>
        <source>Out of time</source>
        <translation>Out of time</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Outcome that it tests</source>
        <translation>Outcome that it tests</translation>
    </message>
    <message>
        <source>Outcome without a question</source>
        <translation>Outcome without a question</translation>
    </message>
    <message>
        <source>Outcome {number}</source>
        <translation>Outcome {number}</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Outcomes</translation>
    </message>
    <message>
        <source>Outcomes of the course</source>
        <translation>Outcomes of the course</translation>
    </message>
    <message>
        <source>Outcomes over the class</source>
        <translation>Outcomes over the class</translation>
    </message>
    <message>
        <source>Outcomes that a question tests</source>
        <translation>Outcomes that a question tests</translation>
    </message>
    <message>
        <source>Outcomes that can be measured</source>
        <translation>Outcomes that can be measured</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>Outline: {act}</source>
        <translation>Outline: {act}</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>Outlines</translation>
    </message>
    <message>
        <source>PDF ({patterns})</source>
        <translation>PDF ({patterns})</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF documents</translation>
    </message>
    <message>
        <source>PDF documents ({patterns})</source>
        <translation>PDF documents ({patterns})</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN to leave it</source>
        <translation>PIN to leave it</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>Page {number} of {total}</source>
        <translation>Page {number} of {total}</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Painting…</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Pairs are found, or entries sorted into categories.</source>
        <translation>Pairs are found, or entries sorted into categories.</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Panda</source>
        <translation>Panda</translation>
    </message>
    <message>
        <source>Paper crane</source>
        <translation>Paper crane</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Part {number} ({heading}) stays as the source has it.</source>
        <translation>Part {number} ({heading}) stays as the source has it.</translation>
    </message>
    <message>
        <source>Part {number} ({heading}): the model gave no usable answer.</source>
        <translation>Part {number} ({heading}): the model gave no usable answer.</translation>
    </message>
    <message>
        <source>Part: {title}</source>
        <translation>Part: {title}</translation>
    </message>
    <message>
        <source>Partial credit</source>
        <translation>Partial credit</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Partly</translation>
    </message>
    <message>
        <source>Partly right</source>
        <translation>Partly right</translation>
    </message>
    <message>
        <source>Partly right.</source>
        <translation>Partly right.</translation>
    </message>
    <message>
        <source>Partly right. The correct answer is: {answer}.</source>
        <translation>Partly right. The correct answer is: {answer}.</translation>
    </message>
    <message>
        <source>Partly right. Try again.</source>
        <translation>Partly right. Try again.</translation>
    </message>
    <message>
        <source>Partly right: {points} of {most} points</source>
        <translation>Partly right: {points} of {most} points</translation>
    </message>
    <message>
        <source>Parts as the source has them</source>
        <translation>Parts as the source has them</translation>
    </message>
    <message>
        <source>Parts mended</source>
        <translation>Parts mended</translation>
    </message>
    <message>
        <source>Parts of the lesson</source>
        <translation>Parts of the lesson</translation>
    </message>
    <message>
        <source>Pass mark {percent} %</source>
        <translation>Pass mark {percent} %</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Passage {number}: {words}</source>
        <translation>Passage {number}: {words}</translation>
    </message>
    <message>
        <source>Passages found in this course</source>
        <translation>Passages found in this course</translation>
    </message>
    <message>
        <source>Passages in exactly one lesson</source>
        <translation>Passages in exactly one lesson</translation>
    </message>
    <message>
        <source>Passages of your documents are sent to {host}.</source>
        <translation>Passages of your documents are sent to {host}.</translation>
    </message>
    <message>
        <source>Passages that will not be in the course</source>
        <translation>Passages that will not be in the course</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>Passed from</source>
        <translation>Passed from</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Password that you have now</source>
        <translation>Password that you have now</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwords</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Paste a part of it.</source>
        <translation>Paste a part of it.</translation>
    </message>
    <message>
        <source>Paste as plain text</source>
        <translation>Paste as plain text</translation>
    </message>
    <message>
        <source>Paste it separately.</source>
        <translation>Paste it separately.</translation>
    </message>
    <message>
        <source>Paste questions</source>
        <translation>Paste questions</translation>
    </message>
    <message>
        <source>Paste questions written as a list or in GIFT</source>
        <translation>Paste questions written as a list or in GIFT</translation>
    </message>
    <message>
        <source>Pasted colour</source>
        <translation>Pasted colour</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>Paste…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause and close</source>
        <translation>Pause and close</translation>
    </message>
    <message>
        <source>Pause at questions</source>
        <translation>Pause at questions</translation>
    </message>
    <message>
        <source>Pause writing and close?</source>
        <translation>Pause writing and close?</translation>
    </message>
    <message>
        <source>Pause, in seconds</source>
        <translation>Pause, in seconds</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Pausing when this lesson is done…</source>
        <translation>Pausing when this lesson is done…</translation>
    </message>
    <message>
        <source>Paw</source>
        <translation>Paw</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>People on this computer</source>
        <translation>People on this computer</translation>
    </message>
    <message>
        <source>People to add</source>
        <translation>People to add</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Per cent</translation>
    </message>
    <message>
        <source>Photosynthesis</source>
        <translation>Photosynthesis</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Picture and colour</source>
        <translation>Picture and colour</translation>
    </message>
    <message>
        <source>Picture for the lesson</source>
        <translation>Picture for the lesson</translation>
    </message>
    <message>
        <source>Picture of the class</source>
        <translation>Picture of the class</translation>
    </message>
    <message>
        <source>Picture of the slide “{title}”</source>
        <translation>Picture of the slide “{title}”</translation>
    </message>
    <message>
        <source>Picture or file</source>
        <translation>Picture or file</translation>
    </message>
    <message>
        <source>Picture to point at</source>
        <translation>Picture to point at</translation>
    </message>
    <message>
        <source>Picture with areas</source>
        <translation>Picture with areas</translation>
    </message>
    <message>
        <source>Picture without words</source>
        <translation>Picture without words</translation>
    </message>
    <message>
        <source>Picture: {name}</source>
        <translation>Picture: {name}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp *.svg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.gif *.webp *.svg)</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Pictures ({endings})</translation>
    </message>
    <message>
        <source>Pictures and sources</source>
        <translation>Pictures and sources</translation>
    </message>
    <message>
        <source>Pictures are being chosen…</source>
        <translation>Pictures are being chosen…</translation>
    </message>
    <message>
        <source>Pictures are for learners who have none.</source>
        <translation>Pictures are for learners who have none.</translation>
    </message>
    <message>
        <source>Pictures in an archive ({patterns})</source>
        <translation>Pictures in an archive ({patterns})</translation>
    </message>
    <message>
        <source>Pictures on slides</source>
        <translation>Pictures on slides</translation>
    </message>
    <message>
        <source>Pictures, sound and films ({endings})</source>
        <translation>Pictures, sound and films ({endings})</translation>
    </message>
    <message>
        <source>Pictures, sound and films can be put in; export other documents as pictures.</source>
        <translation>Pictures, sound and films can be put in; export other documents as pictures.</translation>
    </message>
    <message>
        <source>Pictures, sound and films that you put into the text or drop here.</source>
        <translation>Pictures, sound and films that you put into the text or drop here.</translation>
    </message>
    <message>
        <source>Pictures, sound and films; they can be dropped here too</source>
        <translation>Pictures, sound and films; they can be dropped here too</translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation>Pictures…</translation>
    </message>
    <message>
        <source>Piece {number}</source>
        <translation>Piece {number}</translation>
    </message>
    <message>
        <source>Piece {number}: leave</source>
        <translation>Piece {number}: leave</translation>
    </message>
    <message>
        <source>Piece {number}: take</source>
        <translation>Piece {number}: take</translation>
    </message>
    <message>
        <source>Place of</source>
        <translation>Place of</translation>
    </message>
    <message>
        <source>Place {number}</source>
        <translation>Place {number}</translation>
    </message>
    <message>
        <source>Place {number} of {total}</source>
        <translation>Place {number} of {total}</translation>
    </message>
    <message>
        <source>Place: {place}</source>
        <translation>Place: {place}</translation>
    </message>
    <message>
        <source>Place: {place} of {whole}</source>
        <translation>Place: {place} of {whole}</translation>
    </message>
    <message>
        <source>Places of a picture are pointed at.</source>
        <translation>Places of a picture are pointed at.</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Plain</translation>
    </message>
    <message>
        <source>Planned modules and lessons</source>
        <translation>Planned modules and lessons</translation>
    </message>
    <message>
        <source>Planning the lessons anew…</source>
        <translation>Planning the lessons anew…</translation>
    </message>
    <message>
        <source>Planning the sections…</source>
        <translation>Planning the sections…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Play or pause</translation>
    </message>
    <message>
        <source>Play or pause the film</source>
        <translation>Play or pause the film</translation>
    </message>
    <message>
        <source>Point at a picture</source>
        <translation>Point at a picture</translation>
    </message>
    <message>
        <source>Point {number}</source>
        <translation>Point {number}</translation>
    </message>
    <message>
        <source>Point {number} removed</source>
        <translation>Point {number} removed</translation>
    </message>
    <message>
        <source>Point {number} set, {place}</source>
        <translation>Point {number} set, {place}</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Points for a part of it</source>
        <translation>Points for a part of it</translation>
    </message>
    <message>
        <source>Points for each</source>
        <translation>Points for each</translation>
    </message>
    <message>
        <source>Points for each question of pool {number}</source>
        <translation>Points for each question of pool {number}</translation>
    </message>
    <message>
        <source>Points of line {number}</source>
        <translation>Points of line {number}</translation>
    </message>
    <message>
        <source>Points to set at most</source>
        <translation>Points to set at most</translation>
    </message>
    <message>
        <source>Points, tries and time</source>
        <translation>Points, tries and time</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Pool {number}</source>
        <translation>Pool {number}</translation>
    </message>
    <message>
        <source>Pool {number} is mixed</source>
        <translation>Pool {number} is mixed</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Pools</translation>
    </message>
    <message>
        <source>PowerPoint ({patterns})</source>
        <translation>PowerPoint ({patterns})</translation>
    </message>
    <message>
        <source>PowerPoint…</source>
        <translation>PowerPoint…</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <translation>Prerequisites</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Press</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Previous change</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>Previous change (Shift+F8)</translation>
    </message>
    <message>
        <source>Previous chapter</source>
        <translation>Previous chapter</translation>
    </message>
    <message>
        <source>Previous lesson</source>
        <translation>Previous lesson</translation>
    </message>
    <message>
        <source>Previous piece</source>
        <translation>Previous piece</translation>
    </message>
    <message>
        <source>Previous piece (Shift+F8)</source>
        <translation>Previous piece (Shift+F8)</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Previous place</translation>
    </message>
    <message>
        <source>Previous problem of the check</source>
        <translation>Previous problem of the check</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Previous question</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Previous sentence</translation>
    </message>
    <message>
        <source>Price of a million tokens that are sent</source>
        <translation>Price of a million tokens that are sent</translation>
    </message>
    <message>
        <source>Price of a million tokens that are written</source>
        <translation>Price of a million tokens that are written</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Print cards…</source>
        <translation>Print cards…</translation>
    </message>
    <message>
        <source>Print or save as PDF</source>
        <translation>Print or save as PDF</translation>
    </message>
    <message>
        <source>Print the questions without answers</source>
        <translation>Print the questions without answers</translation>
    </message>
    <message>
        <source>Print the result</source>
        <translation>Print the result</translation>
    </message>
    <message>
        <source>Print them now: they are not kept.</source>
        <translation>Print them now: they are not kept.</translation>
    </message>
    <message>
        <source>Print “{name}”?</source>
        <translation>Print “{name}”?</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Printing needs QtWebEngine, which is not installed.</source>
        <translation>Printing needs QtWebEngine, which is not installed.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Progress in this course</source>
        <translation>Progress in this course</translation>
    </message>
    <message>
        <source>Progress in {course}</source>
        <translation>Progress in {course}</translation>
    </message>
    <message>
        <source>Progress of the class</source>
        <translation>Progress of the class</translation>
    </message>
    <message>
        <source>Progress {percent}</source>
        <translation>Progress {percent}</translation>
    </message>
    <message>
        <source>Proposed changes</source>
        <translation>Proposed changes</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Publish it in the library first.</source>
        <translation>Publish it in the library first.</translation>
    </message>
    <message>
        <source>Publish the course</source>
        <translation>Publish the course</translation>
    </message>
    <message>
        <source>Publish the course first.</source>
        <translation>Publish the course first.</translation>
    </message>
    <message>
        <source>Publish “{title}”?</source>
        <translation>Publish “{title}”?</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Pull it out and put it in again, or take another one.</source>
        <translation>Pull it out and put it in again, or take another one.</translation>
    </message>
    <message numerus="yes">
        <source>Put %n in</source>
        <translation>
            <numerusform>Put %n in</numerusform>
            <numerusform>Put %n in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n piece(s) in</source>
        <translation>
            <numerusform>Put %n piece in</numerusform>
            <numerusform>Put %n pieces in</numerusform>
        </translation>
    </message>
    <message>
        <source>Put a USB stick into this computer: it appears here by itself.</source>
        <translation>Put a USB stick into this computer: it appears here by itself.</translation>
    </message>
    <message>
        <source>Put a backslash before those that belong to the words: \{ and \}.</source>
        <translation>Put a backslash before those that belong to the words: \{ and \}.</translation>
    </message>
    <message>
        <source>Put a folder, or nothing, in its place: what is written here is written by an administrator, and must not land elsewhere.</source>
        <translation>Put a folder, or nothing, in its place: what is written here is written by an administrator, and must not land elsewhere.</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Put back a backup from before it was lost, or ask the learner for it.</source>
        <translation>Put back a backup from before it was lost, or ask the learner for it.</translation>
    </message>
    <message>
        <source>Put files into the lesson</source>
        <translation>Put files into the lesson</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>Put in</translation>
    </message>
    <message>
        <source>Put it in again and try once more.</source>
        <translation>Put it in again and try once more.</translation>
    </message>
    <message>
        <source>Put it in order</source>
        <translation>Put it in order</translation>
    </message>
    <message>
        <source>Put off related questions</source>
        <translation>Put off related questions</translation>
    </message>
    <message>
        <source>Put the key into its own field.</source>
        <translation>Put the key into its own field.</translation>
    </message>
    <message>
        <source>Put the keyboard away</source>
        <translation>Put the keyboard away</translation>
    </message>
    <message>
        <source>Put this question off until tomorrow</source>
        <translation>Put this question off until tomorrow</translation>
    </message>
    <message>
        <source>Putting in order</source>
        <translation>Putting in order</translation>
    </message>
    <message>
        <source>Puzzle</source>
        <translation>Puzzle</translation>
    </message>
    <message>
        <source>QR card</source>
        <translation>QR card</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>QR code: {state}</source>
        <translation>QR code: {state}</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Quality so far</source>
        <translation>Quality so far</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Question added</source>
        <translation>Question added</translation>
    </message>
    <message>
        <source>Question at which the player stops</source>
        <translation>Question at which the player stops</translation>
    </message>
    <message>
        <source>Question bank</source>
        <translation>Question bank</translation>
    </message>
    <message>
        <source>Question bank of the course</source>
        <translation>Question bank of the course</translation>
    </message>
    <message>
        <source>Question changed</source>
        <translation>Question changed</translation>
    </message>
    <message>
        <source>Question in the text</source>
        <translation>Question in the text</translation>
    </message>
    <message>
        <source>Question removed</source>
        <translation>Question removed</translation>
    </message>
    <message>
        <source>Question that nobody is asked</source>
        <translation>Question that nobody is asked</translation>
    </message>
    <message>
        <source>Question without an outcome</source>
        <translation>Question without an outcome</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>Question {number}</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>Question {number} of {total}</translation>
    </message>
    <message>
        <source>Question {number}, {verdict}, {points} points: {prompt}</source>
        <translation>Question {number}, {verdict}, {points} points: {prompt}</translation>
    </message>
    <message>
        <source>Question {number}, {verdict}: {prompt}</source>
        <translation>Question {number}, {verdict}: {prompt}</translation>
    </message>
    <message>
        <source>Question?</source>
        <translation>Question?</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Questions a lesson</source>
        <translation>Questions a lesson</translation>
    </message>
    <message>
        <source>Questions above remembering</source>
        <translation>Questions above remembering</translation>
    </message>
    <message>
        <source>Questions answered</source>
        <translation>Questions answered</translation>
    </message>
    <message>
        <source>Questions are mixed</source>
        <translation>Questions are mixed</translation>
    </message>
    <message>
        <source>Questions as text</source>
        <translation>Questions as text</translation>
    </message>
    <message>
        <source>Questions asked each time</source>
        <translation>Questions asked each time</translation>
    </message>
    <message>
        <source>Questions asked each time, of {count}</source>
        <translation>Questions asked each time, of {count}</translation>
    </message>
    <message>
        <source>Questions come about {factor} times as often as with 90%.</source>
        <translation>Questions come about {factor} times as often as with 90%.</translation>
    </message>
    <message>
        <source>Questions come about {factor} times less often than with 90%, and you forget more.</source>
        <translation>Questions come about {factor} times less often than with 90%, and you forget more.</translation>
    </message>
    <message>
        <source>Questions come in their order here.</source>
        <translation>Questions come in their order here.</translation>
    </message>
    <message>
        <source>Questions due</source>
        <translation>Questions due</translation>
    </message>
    <message>
        <source>Questions due on the next days</source>
        <translation>Questions due on the next days</translation>
    </message>
    <message>
        <source>Questions in GIFT, or a list: a question, then options such as “- [x] right”.</source>
        <translation>Questions in GIFT, or a list: a question, then options such as “- [x] right”.</translation>
    </message>
    <message>
        <source>Questions made</source>
        <translation>Questions made</translation>
    </message>
    <message>
        <source>Questions of the course</source>
        <translation>Questions of the course</translation>
    </message>
    <message>
        <source>Questions on a page</source>
        <translation>Questions on a page</translation>
    </message>
    <message>
        <source>Questions on the next 30 days</source>
        <translation>Questions on the next 30 days</translation>
    </message>
    <message>
        <source>Questions that ask the same</source>
        <translation>Questions that ask the same</translation>
    </message>
    <message>
        <source>Questions that do not fit together</source>
        <translation>Questions that do not fit together</translation>
    </message>
    <message>
        <source>Questions that explain their answers</source>
        <translation>Questions that explain their answers</translation>
    </message>
    <message>
        <source>Questions that fit their outcome</source>
        <translation>Questions that fit their outcome</translation>
    </message>
    <message>
        <source>Questions that give each other away come on different days.</source>
        <translation>Questions that give each other away come on different days.</translation>
    </message>
    <message>
        <source>Questions that pass everything</source>
        <translation>Questions that pass everything</translation>
    </message>
    <message>
        <source>Questions that pool {number} asks</source>
        <translation>Questions that pool {number} asks</translation>
    </message>
    <message>
        <source>Questions that you write in a quiz appear here.</source>
        <translation>Questions that you write in a quiz appear here.</translation>
    </message>
    <message>
        <source>Questions to look at</source>
        <translation>Questions to look at</translation>
    </message>
    <message>
        <source>Questions to repeat a day</source>
        <translation>Questions to repeat a day</translation>
    </message>
    <message>
        <source>Questions to the model</source>
        <translation>Questions to the model</translation>
    </message>
    <message>
        <source>Questions with two plausible wrong options</source>
        <translation>Questions with two plausible wrong options</translation>
    </message>
    <message>
        <source>Questions without a flaw</source>
        <translation>Questions without a flaw</translation>
    </message>
    <message>
        <source>Questions, the hardest first</source>
        <translation>Questions, the hardest first</translation>
    </message>
    <message>
        <source>Questions: {old} now, {new} then.</source>
        <translation>Questions: {old} now, {new} then.</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Quiz</translation>
    </message>
    <message>
        <source>Quiz accuracy</source>
        <translation>Quiz accuracy</translation>
    </message>
    <message>
        <source>Quiz of the class</source>
        <translation>Quiz of the class</translation>
    </message>
    <message>
        <source>Quiz of the lesson</source>
        <translation>Quiz of the lesson</translation>
    </message>
    <message>
        <source>Quiz scores</source>
        <translation>Quiz scores</translation>
    </message>
    <message>
        <source>Quiz settings</source>
        <translation>Quiz settings</translation>
    </message>
    <message>
        <source>Quiz {label}: {title}</source>
        <translation>Quiz {label}: {title}</translation>
    </message>
    <message numerus="yes">
        <source>Quiz, %n question(s)</source>
        <translation>
            <numerusform>Quiz, %n question</numerusform>
            <numerusform>Quiz, %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Quiz: {title}, {facts}</source>
        <translation>Quiz: {title}, {facts}</translation>
    </message>
    <message>
        <source>Quizzes</source>
        <translation>Quizzes</translation>
    </message>
    <message>
        <source>Quizzes of this course</source>
        <translation>Quizzes of this course</translation>
    </message>
    <message>
        <source>Quizzes, question by question</source>
        <translation>Quizzes, question by question</translation>
    </message>
    <message>
        <source>Quizzes: marking and figures</source>
        <translation>Quizzes: marking and figures</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Quotation</translation>
    </message>
    <message>
        <source>R, E and P add a rectangle, an ellipse and a polygon. Tab goes through the areas; the arrows move one, with Ctrl they stretch it, with Shift by single pixels. The comma and the point choose a corner of a polygon. Delete removes.</source>
        <translation>R, E and P add a rectangle, an ellipse and a polygon. Tab goes through the areas; the arrows move one, with Ctrl they stretch it, with Shift by single pixels. The comma and the point choose a corner of a polygon. Delete removes.</translation>
    </message>
    <message>
        <source>Rabbit</source>
        <translation>Rabbit</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>Re-read the lesson</source>
        <translation>Re-read the lesson</translation>
    </message>
    <message>
        <source>Re-read “{title}”</source>
        <translation>Re-read “{title}”</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Reached</translation>
    </message>
    <message numerus="yes">
        <source>Reached on %n of the last 7 days</source>
        <translation>
            <numerusform>Reached on %n of the last 7 days</numerusform>
            <numerusform>Reached on %n of the last 7 days</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Read as a learner</source>
        <translation>Read as a learner</translation>
    </message>
    <message>
        <source>Read it instead.</source>
        <translation>Read it instead.</translation>
    </message>
    <message>
        <source>Read lessons</source>
        <translation>Read lessons</translation>
    </message>
    <message>
        <source>Read of this lesson</source>
        <translation>Read of this lesson</translation>
    </message>
    <message>
        <source>Read or watch</source>
        <translation>Read or watch</translation>
    </message>
    <message>
        <source>Read the documents again</source>
        <translation>Read the documents again</translation>
    </message>
    <message>
        <source>Read the documents again and make a new outline.</source>
        <translation>Read the documents again and make a new outline.</translation>
    </message>
    <message>
        <source>Read the documents again.</source>
        <translation>Read the documents again.</translation>
    </message>
    <message>
        <source>Read the lesson instead</source>
        <translation>Read the lesson instead</translation>
    </message>
    <message>
        <source>Read the passage for “{title}”</source>
        <translation>Read the passage for “{title}”</translation>
    </message>
    <message>
        <source>Read the second part twice</source>
        <translation>Read the second part twice</translation>
    </message>
    <message>
        <source>Read this lesson</source>
        <translation>Read this lesson</translation>
    </message>
    <message>
        <source>Read to</source>
        <translation>Read to</translation>
    </message>
    <message>
        <source>Read to the end</source>
        <translation>Read to the end</translation>
    </message>
    <message>
        <source>Read what is looked for, and give yourself the points that you have earned.</source>
        <translation>Read what is looked for, and give yourself the points that you have earned.</translation>
    </message>
    <message>
        <source>Readers would stumble</source>
        <translation>Readers would stumble</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>Reading aloud</translation>
    </message>
    <message>
        <source>Reading grade (Flesch-Kincaid)</source>
        <translation>Reading grade (Flesch-Kincaid)</translation>
    </message>
    <message>
        <source>Reading level</source>
        <translation>Reading level</translation>
    </message>
    <message>
        <source>Reading level and hardest sentences</source>
        <translation>Reading level and hardest sentences</translation>
    </message>
    <message>
        <source>Reading the day …</source>
        <translation>Reading the day …</translation>
    </message>
    <message>
        <source>Reading the documents…</source>
        <translation>Reading the documents…</translation>
    </message>
    <message>
        <source>Reading the list …</source>
        <translation>Reading the list …</translation>
    </message>
    <message>
        <source>Reading the stick …</source>
        <translation>Reading the stick …</translation>
    </message>
    <message>
        <source>Ready to read aloud</source>
        <translation>Ready to read aloud</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>Recently opened</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Record again</translation>
    </message>
    <message>
        <source>Record it again, or bring in another file.</source>
        <translation>Record it again, or bring in another file.</translation>
    </message>
    <message>
        <source>Record it again, or take the recording away from its slide.</source>
        <translation>Record it again, or take the recording away from its slide.</translation>
    </message>
    <message>
        <source>Record your own voice…</source>
        <translation>Record your own voice…</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Recorded: {time}</source>
        <translation>Recorded: {time}</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Recovery code for Coursegen Desktop</source>
        <translation>Recovery code for Coursegen Desktop</translation>
    </message>
    <message>
        <source>Recovery code: {letters}</source>
        <translation>Recovery code: {letters}</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Redo {step}</source>
        <translation>Redo {step}</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reduce motion</translation>
    </message>
    <message>
        <source>Region {number} of {total}</source>
        <translation>Region {number} of {total}</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regular expression</translation>
    </message>
    <message>
        <source>Reload theme</source>
        <translation>Reload theme</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>Remembered</translation>
    </message>
    <message>
        <source>Remembered in reviews</source>
        <translation>Remembered in reviews</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n card(s) from the review?</source>
        <translation>
            <numerusform>Remove %n card from the review?</numerusform>
            <numerusform>Remove %n cards from the review?</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all of them…</source>
        <translation>Remove all of them…</translation>
    </message>
    <message>
        <source>Remove by hand what is called “coursegen-kiosk” in /usr/local/lib, in the session folders of /usr/share and in the user's .config/systemd/user.</source>
        <translation>Remove by hand what is called “coursegen-kiosk” in /usr/local/lib, in the session folders of /usr/share and in the user's .config/systemd/user.</translation>
    </message>
    <message>
        <source>Remove from the course</source>
        <translation>Remove from the course</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>Remove number {number}</source>
        <translation>Remove number {number}</translation>
    </message>
    <message>
        <source>Remove outcome {number}</source>
        <translation>Remove outcome {number}</translation>
    </message>
    <message>
        <source>Remove point {number}, {place}</source>
        <translation>Remove point {number}, {place}</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Remove the key</translation>
    </message>
    <message>
        <source>Remove the password?</source>
        <translation>Remove the password?</translation>
    </message>
    <message>
        <source>Remove the password…</source>
        <translation>Remove the password…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Remove the picture</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>Remove “{name}”?</translation>
    </message>
    <message>
        <source>Remove “{title}” from the review</source>
        <translation>Remove “{title}” from the review</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Rename the file</source>
        <translation>Rename the file</translation>
    </message>
    <message>
        <source>Rename the module instead.</source>
        <translation>Rename the module instead.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Replace all</translation>
    </message>
    <message>
        <source>Replace everywhere…</source>
        <translation>Replace everywhere…</translation>
    </message>
    <message>
        <source>Replace it by another file.</source>
        <translation>Replace it by another file.</translation>
    </message>
    <message>
        <source>Replace what is there?</source>
        <translation>Replace what is there?</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Replacing “{name}” …</source>
        <translation>Replacing “{name}” …</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Report on one page (PDF)</source>
        <translation>Report on one page (PDF)</translation>
    </message>
    <message>
        <source>Reset password</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>Reset password…</source>
        <translation>Reset password…</translation>
    </message>
    <message>
        <source>Reset the password of {name}?</source>
        <translation>Reset the password of {name}?</translation>
    </message>
    <message>
        <source>Reset the text</source>
        <translation>Reset the text</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Restore the course</source>
        <translation>Restore the course</translation>
    </message>
    <message>
        <source>Restore the newest backup and start again?</source>
        <translation>Restore the newest backup and start again?</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>Restore this backup?</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restore this version</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Restoring is a change like any other: Undo takes it back.</source>
        <translation>Restoring is a change like any other: Undo takes it back.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Result: you can go on writing in it</source>
        <translation>Result: you can go on writing in it</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Results of each learner that do not count, the lowest first</source>
        <translation>Results of each learner that do not count, the lowest first</translation>
    </message>
    <message>
        <source>Results of quizzes that are gone</source>
        <translation>Results of quizzes that are gone</translation>
    </message>
    <message>
        <source>Results of the quizzes that you take appear here.</source>
        <translation>Results of the quizzes that you take appear here.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Review again</source>
        <translation>Review again</translation>
    </message>
    <message>
        <source>Review answers</source>
        <translation>Review answers</translation>
    </message>
    <message>
        <source>Review of your answers</source>
        <translation>Review of your answers</translation>
    </message>
    <message>
        <source>Review with cards</source>
        <translation>Review with cards</translation>
    </message>
    <message>
        <source>Review “{course}”</source>
        <translation>Review “{course}”</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>Reviewing</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>Reviews go on with the usual one.</source>
        <translation>Reviews go on with the usual one.</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Rewrite</translation>
    </message>
    <message>
        <source>Rewrite the lesson</source>
        <translation>Rewrite the lesson</translation>
    </message>
    <message>
        <source>Rewrite the selection</source>
        <translation>Rewrite the selection</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>Right answer</translation>
    </message>
    <message>
        <source>Right answers are shown</source>
        <translation>Right answers are shown</translation>
    </message>
    <message>
        <source>Right answers needed</source>
        <translation>Right answers needed</translation>
    </message>
    <message>
        <source>Right answers that are right</source>
        <translation>Right answers that are right</translation>
    </message>
    <message>
        <source>Right here:</source>
        <translation>Right here:</translation>
    </message>
    <message>
        <source>Right is: {answer}</source>
        <translation>Right is: {answer}</translation>
    </message>
    <message>
        <source>Right options at every place alike (p)</source>
        <translation>Right options at every place alike (p)</translation>
    </message>
    <message>
        <source>Right options stand too often at one place.</source>
        <translation>Right options stand too often at one place.</translation>
    </message>
    <message>
        <source>Right options that are the longest, above chance</source>
        <translation>Right options that are the longest, above chance</translation>
    </message>
    <message>
        <source>Right or wrong is told</source>
        <translation>Right or wrong is told</translation>
    </message>
    <message>
        <source>Right place</source>
        <translation>Right place</translation>
    </message>
    <message>
        <source>Right would be: {answer}</source>
        <translation>Right would be: {answer}</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Right.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>Rows and columns</source>
        <translation>Rows and columns</translation>
    </message>
    <message>
        <source>Rows and columns can be added later, too.</source>
        <translation>Rows and columns can be added later, too.</translation>
    </message>
    <message>
        <source>Rows and columns.</source>
        <translation>Rows and columns.</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Runs on</translation>
    </message>
    <message>
        <source>Said in the film where no part of the script is; notes for the speaker else.</source>
        <translation>Said in the film where no part of the script is; notes for the speaker else.</translation>
    </message>
    <message>
        <source>Said to those who do not see it</source>
        <translation>Said to those who do not see it</translation>
    </message>
    <message>
        <source>Said to those who do not see the picture. One sentence is enough.</source>
        <translation>Said to those who do not see the picture. One sentence is enough.</translation>
    </message>
    <message>
        <source>Said to who chose false</source>
        <translation>Said to who chose false</translation>
    </message>
    <message>
        <source>Said to who chose true</source>
        <translation>Said to who chose true</translation>
    </message>
    <message>
        <source>Said with this slide</source>
        <translation>Said with this slide</translation>
    </message>
    <message>
        <source>Sample answer</source>
        <translation>Sample answer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message numerus="yes">
        <source>Save %n handed-in file(s) …</source>
        <translation>
            <numerusform>Save %n handed-in file …</numerusform>
            <numerusform>Save %n handed-in files …</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a file</source>
        <translation>Save a file</translation>
    </message>
    <message>
        <source>Save a program?</source>
        <translation>Save a program?</translation>
    </message>
    <message>
        <source>Save again to keep what stands below.</source>
        <translation>Save again to keep what stands below.</translation>
    </message>
    <message>
        <source>Save all files in</source>
        <translation>Save all files in</translation>
    </message>
    <message>
        <source>Save and go to the next</source>
        <translation>Save and go to the next</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>Save as file</source>
        <translation>Save as file</translation>
    </message>
    <message>
        <source>Save it</source>
        <translation>Save it</translation>
    </message>
    <message>
        <source>Save it again as PNG or JPEG, and try again.</source>
        <translation>Save it again as PNG or JPEG, and try again.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Save it as UTF-8.</translation>
    </message>
    <message>
        <source>Save it smaller: at most 12,000 pixels a side and 50 million in all.</source>
        <translation>Save it smaller: at most 12,000 pixels a side and 50 million in all.</translation>
    </message>
    <message>
        <source>Save it, and look at it with a program that only shows it.</source>
        <translation>Save it, and look at it with a program that only shows it.</translation>
    </message>
    <message>
        <source>Save its day…</source>
        <translation>Save its day…</translation>
    </message>
    <message>
        <source>Save my data</source>
        <translation>Save my data</translation>
    </message>
    <message>
        <source>Save my data as a file…</source>
        <translation>Save my data as a file…</translation>
    </message>
    <message>
        <source>Save my data first…</source>
        <translation>Save my data first…</translation>
    </message>
    <message>
        <source>Save my marks</source>
        <translation>Save my marks</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Save now</translation>
    </message>
    <message>
        <source>Save start codes</source>
        <translation>Save start codes</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>Save the change</translation>
    </message>
    <message>
        <source>Save the class as a table, or print it</source>
        <translation>Save the class as a table, or print it</translation>
    </message>
    <message>
        <source>Save the course as a file</source>
        <translation>Save the course as a file</translation>
    </message>
    <message>
        <source>Save the day</source>
        <translation>Save the day</translation>
    </message>
    <message>
        <source>Save the day of {names}</source>
        <translation>Save the day of {names}</translation>
    </message>
    <message>
        <source>Save the day…</source>
        <translation>Save the day…</translation>
    </message>
    <message>
        <source>Save the last seven days only.</source>
        <translation>Save the last seven days only.</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>Save the list…</translation>
    </message>
    <message>
        <source>Save the notes that are listed as a file</source>
        <translation>Save the notes that are listed as a file</translation>
    </message>
    <message>
        <source>Save the questions as PDF</source>
        <translation>Save the questions as PDF</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>Save the recovery code</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Save the result</translation>
    </message>
    <message>
        <source>Save the result as PDF</source>
        <translation>Save the result as PDF</translation>
    </message>
    <message>
        <source>Save the slides</source>
        <translation>Save the slides</translation>
    </message>
    <message>
        <source>Save these figures as a report, a table or JSON</source>
        <translation>Save these figures as a report, a table or JSON</translation>
    </message>
    <message>
        <source>Save this list as a table (CSV)</source>
        <translation>Save this list as a table (CSV)</translation>
    </message>
    <message>
        <source>Save what was asked</source>
        <translation>Save what was asked</translation>
    </message>
    <message>
        <source>Save your progress</source>
        <translation>Save your progress</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Save {name}</translation>
    </message>
    <message>
        <source>Save “{name}” and open it with a program of your choice.</source>
        <translation>Save “{name}” and open it with a program of your choice.</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n file(s).</source>
        <translation>
            <numerusform>Saved %n file.</numerusform>
            <numerusform>Saved %n files.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved and read back: {file}, {learners}, {size}.</source>
        <translation>Saved and read back: {file}, {learners}, {size}.</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Saved as {file}. Delete it when the codes are handed out.</source>
        <translation>Saved as {file}. Delete it when the codes are handed out.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Saved. Delete the file when the cards are handed out.</source>
        <translation>Saved. Delete the file when the cards are handed out.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Saving the day …</source>
        <translation>Saving the day …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Say how sure you are with 1, 2 or 3.</source>
        <translation>Say how sure you are with 1, 2 or 3.</translation>
    </message>
    <message>
        <source>Say it in a sentence.</source>
        <translation>Say it in a sentence.</translation>
    </message>
    <message>
        <source>Say it in fewer words.</source>
        <translation>Say it in fewer words.</translation>
    </message>
    <message>
        <source>Say what belongs to each entry.</source>
        <translation>Say what belongs to each entry.</translation>
    </message>
    <message>
        <source>Say what is skipped</source>
        <translation>Say what is skipped</translation>
    </message>
    <message>
        <source>Say what is to be seen, or that it is only decoration.</source>
        <translation>Say what is to be seen, or that it is only decoration.</translation>
    </message>
    <message>
        <source>Say which label belongs to at least one zone.</source>
        <translation>Say which label belongs to at least one zone.</translation>
    </message>
    <message>
        <source>Say which one is right.</source>
        <translation>Say which one is right.</translation>
    </message>
    <message>
        <source>Say why the grade is set by hand.</source>
        <translation>Say why the grade is set by hand.</translation>
    </message>
    <message>
        <source>Scan it again with more light and at least 300 dots per inch.</source>
        <translation>Scan it again with more light and at least 300 dots per inch.</translation>
    </message>
    <message>
        <source>School year {grade}</source>
        <translation>School year {grade}</translation>
    </message>
    <message>
        <source>School year {year}</source>
        <translation>School year {year}</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Score from which text {number} is said</source>
        <translation>Score from which text {number} is said</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Screen Time, or a service that manages the school's computers, can keep an account to one program. “coursegen-desktop kiosk install” in a terminal tells how.</source>
        <translation>Screen Time, or a service that manages the school's computers, can keep an account to one program. “coursegen-desktop kiosk install” in a terminal tells how.</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Script and slides</source>
        <translation>Script and slides</translation>
    </message>
    <message>
        <source>Script and slides are being written</source>
        <translation>Script and slides are being written</translation>
    </message>
    <message>
        <source>Script: {name}</source>
        <translation>Script: {name}</translation>
    </message>
    <message>
        <source>Script: {name} (missing)</source>
        <translation>Script: {name} (missing)</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Scroll down</translation>
    </message>
    <message>
        <source>Scroll down by a page</source>
        <translation>Scroll down by a page</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Scroll up</translation>
    </message>
    <message>
        <source>Scroll up by a page</source>
        <translation>Scroll up by a page</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search all lessons of this course</source>
        <translation>Search all lessons of this course</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Search and commands</translation>
    </message>
    <message>
        <source>Search courses</source>
        <translation>Search courses</translation>
    </message>
    <message>
        <source>Search courses and lessons</source>
        <translation>Search courses and lessons</translation>
    </message>
    <message>
        <source>Search files, alternative texts, lessons</source>
        <translation>Search files, alternative texts, lessons</translation>
    </message>
    <message>
        <source>Search in the transcript</source>
        <translation>Search in the transcript</translation>
    </message>
    <message>
        <source>Search learners</source>
        <translation>Search learners</translation>
    </message>
    <message>
        <source>Search name, email or group</source>
        <translation>Search name, email or group</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>Search names</translation>
    </message>
    <message>
        <source>Search notes</source>
        <translation>Search notes</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Search people</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>Search questions and answers</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Search the library</translation>
    </message>
    <message>
        <source>Search the outline</source>
        <translation>Search the outline</translation>
    </message>
    <message>
        <source>Search the trash</source>
        <translation>Search the trash</translation>
    </message>
    <message>
        <source>Search the whole course</source>
        <translation>Search the whole course</translation>
    </message>
    <message>
        <source>Second branch</source>
        <translation>Second branch</translation>
    </message>
    <message>
        <source>Second event</source>
        <translation>Second event</translation>
    </message>
    <message>
        <source>Second row</source>
        <translation>Second row</translation>
    </message>
    <message>
        <source>Second way</source>
        <translation>Second way</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>Seconds between two attempts</source>
        <translation>Seconds between two attempts</translation>
    </message>
    <message>
        <source>Seconds to answer</source>
        <translation>Seconds to answer</translation>
    </message>
    <message>
        <source>Seconds to hand it in</source>
        <translation>Seconds to hand it in</translation>
    </message>
    <message>
        <source>Sections of the script</source>
        <translation>Sections of the script</translation>
    </message>
    <message>
        <source>See result</source>
        <translation>See result</translation>
    </message>
    <message>
        <source>See the outline</source>
        <translation>See the outline</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>See what changes</translation>
    </message>
    <message>
        <source>Select a paragraph. Code, tables, formulas and pictures stay as they are.</source>
        <translation>Select a paragraph. Code, tables, formulas and pictures stay as they are.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Select some words first.</source>
        <translation>Select some words first.</translation>
    </message>
    <message>
        <source>Select some words first. F7 puts a caret into the text.</source>
        <translation>Select some words first. F7 puts a caret into the text.</translation>
    </message>
    <message>
        <source>Select words and choose a colour, or press H. F7 puts a caret into the text.</source>
        <translation>Select words and choose a colour, or press H. F7 puts a caret into the text.</translation>
    </message>
    <message>
        <source>Select words in a lesson to highlight them or to write a note. They all appear here.</source>
        <translation>Select words in a lesson to highlight them or to write a note. They all appear here.</translation>
    </message>
    <message>
        <source>Select words in the text above, then press Ctrl+G</source>
        <translation>Select words in the text above, then press Ctrl+G</translation>
    </message>
    <message>
        <source>Selected words</source>
        <translation>Selected words</translation>
    </message>
    <message>
        <source>Send to {host}?</source>
        <translation>Send to {host}?</translation>
    </message>
    <message>
        <source>Sends to {host}</source>
        <translation>Sends to {host}</translation>
    </message>
    <message>
        <source>Sends to {host}, not encrypted</source>
        <translation>Sends to {host}, not encrypted</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>Sentences of summaries, terms and questions whose words stand in a document.</source>
        <translation>Sentences of summaries, terms and questions whose words stand in a document.</translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation>Separated by commas.</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>Sepia</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>Set a PIN</translation>
    </message>
    <message>
        <source>Set a PIN first: without one nobody could leave.</source>
        <translation>Set a PIN first: without one nobody could leave.</translation>
    </message>
    <message>
        <source>Set a PIN…</source>
        <translation>Set a PIN…</translation>
    </message>
    <message>
        <source>Set a grade of {name}</source>
        <translation>Set a grade of {name}</translation>
    </message>
    <message>
        <source>Set a grade …</source>
        <translation>Set a grade …</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>Set a password</translation>
    </message>
    <message>
        <source>Set a password…</source>
        <translation>Set a password…</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Set it</translation>
    </message>
    <message>
        <source>Set one first, under Settings, or with “coursegen-desktop kiosk pin”.</source>
        <translation>Set one first, under Settings, or with “coursegen-desktop kiosk pin”.</translation>
    </message>
    <message>
        <source>Set one up in Settings: on this computer or online …</source>
        <translation>Set one up in Settings: on this computer or online …</translation>
    </message>
    <message>
        <source>Set one, or reset one to get a start code.</source>
        <translation>Set one, or reset one to get a start code.</translation>
    </message>
    <message>
        <source>Set the forgetting curve back to the usual one in the settings of the review.</source>
        <translation>Set the forgetting curve back to the usual one in the settings of the review.</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Set the password</translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation>Set the password and sign in</translation>
    </message>
    <message numerus="yes">
        <source>Set up to %n point(s)</source>
        <translation>
            <numerusform>Set up to %n point</numerusform>
            <numerusform>Set up to %n points</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Several can be right</source>
        <translation>Several can be right</translation>
    </message>
    <message>
        <source>Several courses are called “{title}”.</source>
        <translation>Several courses are called “{title}”.</translation>
    </message>
    <message>
        <source>Several may be right</source>
        <translation>Several may be right</translation>
    </message>
    <message>
        <source>Several options may be right.</source>
        <translation>Several options may be right.</translation>
    </message>
    <message>
        <source>Several people share it</source>
        <translation>Several people share it</translation>
    </message>
    <message>
        <source>Several people share this computer</source>
        <translation>Several people share this computer</translation>
    </message>
    <message>
        <source>Several right</source>
        <translation>Several right</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>Shape of area {number}</source>
        <translation>Shape of area {number}</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Share it</source>
        <translation>Share it</translation>
    </message>
    <message>
        <source>Share it first, under Settings, People on this computer.</source>
        <translation>Share it first, under Settings, People on this computer.</translation>
    </message>
    <message>
        <source>Share it with others…</source>
        <translation>Share it with others…</translation>
    </message>
    <message>
        <source>Share of the points</source>
        <translation>Share of the points</translation>
    </message>
    <message>
        <source>Share this computer</source>
        <translation>Share this computer</translation>
    </message>
    <message>
        <source>Share this computer first, above: children sign in.</source>
        <translation>Share this computer first, above: children sign in.</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation>Short answer</translation>
    </message>
    <message>
        <source>Shortcuts of a single key</source>
        <translation>Shortcuts of a single key</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Shorten it.</translation>
    </message>
    <message>
        <source>Shorter ones say little, longer ones tire. The size is set in the outline.</source>
        <translation>Shorter ones say little, longer ones tire. The size is set in the outline.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n course(s)</source>
        <translation>
            <numerusform>Show all %n course</numerusform>
            <numerusform>Show all %n courses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lesson(s)</source>
        <translation>
            <numerusform>Show all %n lesson</numerusform>
            <numerusform>Show all %n lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n result(s)</source>
        <translation>
            <numerusform>Show all %n result</numerusform>
            <numerusform>Show all %n results</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all that was found</source>
        <translation>Show all that was found</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>Show as a list</translation>
    </message>
    <message>
        <source>Show as cards</source>
        <translation>Show as cards</translation>
    </message>
    <message>
        <source>Show as charts</source>
        <translation>Show as charts</translation>
    </message>
    <message>
        <source>Show as tables</source>
        <translation>Show as tables</translation>
    </message>
    <message>
        <source>Show captions</source>
        <translation>Show captions</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>Show in the lesson: {words}</source>
        <translation>Show in the lesson: {words}</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Show it</translation>
    </message>
    <message>
        <source>Show it in the lesson</source>
        <translation>Show it in the lesson</translation>
    </message>
    <message>
        <source>Show mastery by outcome</source>
        <translation>Show mastery by outcome</translation>
    </message>
    <message>
        <source>Show my card</source>
        <translation>Show my card</translation>
    </message>
    <message>
        <source>Show names at the sign-in</source>
        <translation>Show names at the sign-in</translation>
    </message>
    <message>
        <source>Show the PIN</source>
        <translation>Show the PIN</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Show the answer</translation>
    </message>
    <message>
        <source>Show the classes in use</source>
        <translation>Show the classes in use</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Show the key</translation>
    </message>
    <message>
        <source>Show the other side</source>
        <translation>Show the other side</translation>
    </message>
    <message>
        <source>Show the passage</source>
        <translation>Show the passage</translation>
    </message>
    <message>
        <source>Show the passage that explains</source>
        <translation>Show the passage that explains</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Show the place in the editor (Enter); F8 goes to the next one</source>
        <translation>Show the place in the editor (Enter); F8 goes to the next one</translation>
    </message>
    <message>
        <source>Show the text's look</source>
        <translation>Show the text's look</translation>
    </message>
    <message>
        <source>Show the time</source>
        <translation>Show the time</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Show them</translation>
    </message>
    <message>
        <source>Show these shortcuts</source>
        <translation>Show these shortcuts</translation>
    </message>
    <message>
        <source>Show this course to learners</source>
        <translation>Show this course to learners</translation>
    </message>
    <message>
        <source>Show what this is made of</source>
        <translation>Show what this is made of</translation>
    </message>
    <message>
        <source>Show where this sentence is from</source>
        <translation>Show where this sentence is from</translation>
    </message>
    <message>
        <source>Show your card</source>
        <translation>Show your card</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Shown</translation>
    </message>
    <message>
        <source>Shown afterwards. The words of an option mark that option.</source>
        <translation>Shown afterwards. The words of an option mark that option.</translation>
    </message>
    <message>
        <source>Shown in the corner of the window.</source>
        <translation>Shown in the corner of the window.</translation>
    </message>
    <message>
        <source>Shrimp</source>
        <translation>Shrimp</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>Shuffled</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Sign in as that person.</source>
        <translation>Sign in as that person.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Sign in first.</translation>
    </message>
    <message>
        <source>Sign in with a password</source>
        <translation>Sign in with a password</translation>
    </message>
    <message>
        <source>Sign in with this code; then you choose a password.</source>
        <translation>Sign in with this code; then you choose a password.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Sign out now</source>
        <translation>Sign out now</translation>
    </message>
    <message>
        <source>Sign out or switch person</source>
        <translation>Sign out or switch person</translation>
    </message>
    <message>
        <source>Sign out when nobody is there</source>
        <translation>Sign out when nobody is there</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Sign-ins</translation>
    </message>
    <message>
        <source>Sign-ins, changes of accounts and exports are written down here.</source>
        <translation>Sign-ins, changes of accounts and exports are written down here.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Signing in</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Signs</translation>
    </message>
    <message>
        <source>Signs in by</source>
        <translation>Signs in by</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Simplify</translation>
    </message>
    <message>
        <source>Simplify the lesson</source>
        <translation>Simplify the lesson</translation>
    </message>
    <message>
        <source>Simplify the selection</source>
        <translation>Simplify the selection</translation>
    </message>
    <message>
        <source>Simplify to school year {year}</source>
        <translation>Simplify to school year {year}</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>Since then</translation>
    </message>
    <message>
        <source>Single choice</source>
        <translation>Single choice</translation>
    </message>
    <message>
        <source>Singular or plural gives the right option away.</source>
        <translation>Singular or plural gives the right option away.</translation>
    </message>
    <message>
        <source>Sits here now</source>
        <translation>Sits here now</translation>
    </message>
    <message>
        <source>Six that nobody here knows are a good PIN.</source>
        <translation>Six that nobody here knows are a good PIN.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Size of films</source>
        <translation>Size of films</translation>
    </message>
    <message>
        <source>Size of the frame</source>
        <translation>Size of the frame</translation>
    </message>
    <message>
        <source>Size of the table</source>
        <translation>Size of the table</translation>
    </message>
    <message>
        <source>Size that is kept</source>
        <translation>Size that is kept</translation>
    </message>
    <message>
        <source>Skip code</source>
        <translation>Skip code</translation>
    </message>
    <message>
        <source>Skip notes at the end</source>
        <translation>Skip notes at the end</translation>
    </message>
    <message>
        <source>Skip tables</source>
        <translation>Skip tables</translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation>Sleep timer</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Slide</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Slides</translation>
    </message>
    <message>
        <source>Slides do not come in “{look}”.</source>
        <translation>Slides do not come in “{look}”.</translation>
    </message>
    <message>
        <source>Slides show what a lesson is about, a page at a time: to present, to hand out, and in the lesson's film.</source>
        <translation>Slides show what a lesson is about, a page at a time: to present, to hand out, and in the lesson's film.</translation>
    </message>
    <message>
        <source>Slides, sound and films</source>
        <translation>Slides, sound and films</translation>
    </message>
    <message>
        <source>Slides, sound and films…</source>
        <translation>Slides, sound and films…</translation>
    </message>
    <message>
        <source>Slides, sound or films are being made. What is finished is kept, and the same page of the course goes on with the rest whenever you like.</source>
        <translation>Slides, sound or films are being made. What is finished is kept, and the same page of the course goes on with the rest whenever you like.</translation>
    </message>
    <message>
        <source>Slow frames</source>
        <translation>Slow frames</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Small heading</source>
        <translation>Small heading</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Smallest heading</source>
        <translation>Smallest heading</translation>
    </message>
    <message>
        <source>Snail</source>
        <translation>Snail</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>Some options begin with a capital letter, others do not.</source>
        <translation>Some options begin with a capital letter, others do not.</translation>
    </message>
    <message>
        <source>Some options end with a full stop, others do not.</source>
        <translation>Some options end with a full stop, others do not.</translation>
    </message>
    <message>
        <source>Some words
over two lines</source>
        <translation>Some words
over two lines</translation>
    </message>
    <message>
        <source>Somebody already uses the address {email}.</source>
        <translation>Somebody already uses the address {email}.</translation>
    </message>
    <message>
        <source>Somebody edited this lesson: that version is kept in the library.</source>
        <translation>Somebody edited this lesson: that version is kept in the library.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Somebody else has changed how this course is graded.</source>
        <translation>Somebody else has changed how this course is graded.</translation>
    </message>
    <message>
        <source>Somebody else has set one; you may have your own.</source>
        <translation>Somebody else has set one; you may have your own.</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else saved it while you were writing. Both texts are put together below. You both changed %n passage(s): there both stand, one after the other.</source>
        <translation>
            <numerusform>Somebody else saved it while you were writing. Both texts are put together below. You both changed %n passage: there both stand, one after the other.</numerusform>
            <numerusform>Somebody else saved it while you were writing. Both texts are put together below. You both changed %n passages: there both stand, one after the other.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else saved it while you were writing. You changed different passages: both texts are put together below.</source>
        <translation>Somebody else saved it while you were writing. You changed different passages: both texts are put together below.</translation>
    </message>
    <message>
        <source>Somebody here is called that already. Is it you? Then go back and choose your animal; otherwise add a second name.</source>
        <translation>Somebody here is called that already. Is it you? Then go back and choose your animal; otherwise add a second name.</translation>
    </message>
    <message>
        <source>Somebody is not in this class any more.</source>
        <translation>Somebody is not in this class any more.</translation>
    </message>
    <message>
        <source>Something answers at {host}, but not as a language model does.</source>
        <translation>Something answers at {host}, but not as a language model does.</translation>
    </message>
    <message>
        <source>Something is missing here.</source>
        <translation>Something is missing here.</translation>
    </message>
    <message>
        <source>Something is still empty or cannot be read; the form marks where.</source>
        <translation>Something is still empty or cannot be read; the form marks where.</translation>
    </message>
    <message>
        <source>Something must be written here.</source>
        <translation>Something must be written here.</translation>
    </message>
    <message>
        <source>Something to read between questions.</source>
        <translation>Something to read between questions.</translation>
    </message>
    <message>
        <source>Something was changed meanwhile. Choose again.</source>
        <translation>Something was changed meanwhile. Choose again.</translation>
    </message>
    <message>
        <source>Something was found</source>
        <translation>Something was found</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Something went wrong, but nothing of yours is lost. Please go on.</source>
        <translation>Something went wrong, but nothing of yours is lost. Please go on.</translation>
    </message>
    <message>
        <source>Sort into categories</source>
        <translation>Sort into categories</translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation>Sort: {order}</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Sound and films ({endings})</source>
        <translation>Sound and films ({endings})</translation>
    </message>
    <message>
        <source>Sound as a podcast</source>
        <translation>Sound as a podcast</translation>
    </message>
    <message>
        <source>Sound as a podcast…</source>
        <translation>Sound as a podcast…</translation>
    </message>
    <message>
        <source>Sound cannot be written as {file}.</source>
        <translation>Sound cannot be written as {file}.</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Sound off</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>Sound on or off</source>
        <translation>Sound on or off</translation>
    </message>
    <message>
        <source>Sound or film for the lesson</source>
        <translation>Sound or film for the lesson</translation>
    </message>
    <message>
        <source>Sound or film:</source>
        <translation>Sound or film:</translation>
    </message>
    <message>
        <source>Sound: each lesson told</source>
        <translation>Sound: each lesson told</translation>
    </message>
    <message>
        <source>Sounds like a person. Needs no network, and 250 MB of memory while it reads.</source>
        <translation>Sounds like a person. Needs no network, and 250 MB of memory while it reads.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Source sections covered</source>
        <translation>Source sections covered</translation>
    </message>
    <message>
        <source>Source without a name</source>
        <translation>Source without a name</translation>
    </message>
    <message>
        <source>Source: {names}</source>
        <translation>Source: {names}</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Space takes it up, the arrows move it. Alt with an arrow moves it at once.</source>
        <translation>Space takes it up, the arrows move it. Alt with an arrow moves it at once.</translation>
    </message>
    <message>
        <source>Space turns the card</source>
        <translation>Space turns the card</translation>
    </message>
    <message>
        <source>Speaks to programs</source>
        <translation>Speaks to programs</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Speed: {rate}</source>
        <translation>Speed: {rate}</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Split at the text cursor</source>
        <translation>Split at the text cursor</translation>
    </message>
    <message>
        <source>Split further down.</source>
        <translation>Split further down.</translation>
    </message>
    <message>
        <source>Split it into parts.</source>
        <translation>Split it into parts.</translation>
    </message>
    <message>
        <source>Split it into several files and choose those.</source>
        <translation>Split it into several files and choose those.</translation>
    </message>
    <message>
        <source>Split it into smaller files and choose those.</source>
        <translation>Split it into smaller files and choose those.</translation>
    </message>
    <message>
        <source>Split it into two lessons.</source>
        <translation>Split it into two lessons.</translation>
    </message>
    <message>
        <source>Split the lesson</source>
        <translation>Split the lesson</translation>
    </message>
    <message>
        <source>Split the list.</source>
        <translation>Split the list.</translation>
    </message>
    <message>
        <source>Spread of lesson lengths</source>
        <translation>Spread of lesson lengths</translation>
    </message>
    <message>
        <source>Squirrel</source>
        <translation>Squirrel</translation>
    </message>
    <message>
        <source>Stands below the text</source>
        <translation>Stands below the text</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Stands still</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Star</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Start code</source>
        <translation>Start code</translation>
    </message>
    <message>
        <source>Start code for {name}</source>
        <translation>Start code for {name}</translation>
    </message>
    <message>
        <source>Start codes</source>
        <translation>Start codes</translation>
    </message>
    <message numerus="yes">
        <source>Start codes of %n new pe(rson|ople)</source>
        <translation>
            <numerusform>Start codes of %n new person</numerusform>
            <numerusform>Start codes of %n new people</numerusform>
        </translation>
    </message>
    <message>
        <source>Start it as an administrator, as with sudo.</source>
        <translation>Start it as an administrator, as with sudo.</translation>
    </message>
    <message>
        <source>Start review</source>
        <translation>Start review</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>Start the kiosk</translation>
    </message>
    <message>
        <source>Start the kiosk now?</source>
        <translation>Start the kiosk now?</translation>
    </message>
    <message>
        <source>Start the kiosk…</source>
        <translation>Start the kiosk…</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>Start the program again.</translation>
    </message>
    <message>
        <source>Start the program again: it sets the file aside and offers the newest backup.</source>
        <translation>Start the program again: it sets the file aside and offers the newest backup.</translation>
    </message>
    <message>
        <source>Start the quiz again to answer.</source>
        <translation>Start the quiz again to answer.</translation>
    </message>
    <message>
        <source>Start with an empty deck</source>
        <translation>Start with an empty deck</translation>
    </message>
    <message>
        <source>Start with an empty script</source>
        <translation>Start with an empty script</translation>
    </message>
    <message>
        <source>Starting the computer from a USB stick, or taking its disk out. The firmware's password and a disk that is encrypted help.</source>
        <translation>Starting the computer from a USB stick, or taking its disk out. The firmware's password and a disk that is encrypted help.</translation>
    </message>
    <message>
        <source>Starting the voice…</source>
        <translation>Starting the voice…</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Statements that the documents make</source>
        <translation>Statements that the documents make</translation>
    </message>
    <message>
        <source>Statements with a source</source>
        <translation>Statements with a source</translation>
    </message>
    <message>
        <source>States</source>
        <translation>States</translation>
    </message>
    <message>
        <source>Stays on this computer</source>
        <translation>Stays on this computer</translation>
    </message>
    <message>
        <source>Stays on this computer.</source>
        <translation>Stays on this computer.</translation>
    </message>
    <message>
        <source>Stays on this computer: nothing that is sent leaves it.</source>
        <translation>Stays on this computer: nothing that is sent leaves it.</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Step by step</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Step {number} of {count}: {name}</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>Stick</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>Stop and close?</source>
        <translation>Stop and close?</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>Stop reading aloud</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>Stop writing</translation>
    </message>
    <message>
        <source>Stop writing for good?</source>
        <translation>Stop writing for good?</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>Stopped. Nothing was kept.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Stopped. Nothing was written.</translation>
    </message>
    <message>
        <source>Stopped. The lessons that were written are in the library, as a draft.</source>
        <translation>Stopped. The lessons that were written are in the library, as a draft.</translation>
    </message>
    <message>
        <source>Stopped; files that were finished are kept.</source>
        <translation>Stopped; files that were finished are kept.</translation>
    </message>
    <message>
        <source>Stopped; {count} made, and the same command goes on.</source>
        <translation>Stopped; {count} made, and the same command goes on.</translation>
    </message>
    <message>
        <source>Stopped; {kept}.</source>
        <translation>Stopped; {kept}.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Stops after this lesson</source>
        <translation>Stops after this lesson</translation>
    </message>
    <message numerus="yes">
        <source>Stops in %n minute(s)</source>
        <translation>
            <numerusform>Stops in %n minute</numerusform>
            <numerusform>Stops in %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Storing…</translation>
    </message>
    <message>
        <source>Straight right edge</source>
        <translation>Straight right edge</translation>
    </message>
    <message>
        <source>Streak</source>
        <translation>Streak</translation>
    </message>
    <message>
        <source>Strikethrough</source>
        <translation>Strikethrough</translation>
    </message>
    <message>
        <source>Strong learners miss it: check the key</source>
        <translation>Strong learners miss it: check the key</translation>
    </message>
    <message>
        <source>Subheading</source>
        <translation>Subheading</translation>
    </message>
    <message>
        <source>Summaries, definitions and questions say what their passages say.</source>
        <translation>Summaries, definitions and questions say what their passages say.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Summing a lesson up</source>
        <translation>Summing a lesson up</translation>
    </message>
    <message>
        <source>Sums the lesson up</source>
        <translation>Sums the lesson up</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>Suspend “{title}”</source>
        <translation>Suspend “{title}”</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Switch the camera on</source>
        <translation>Switch the camera on</translation>
    </message>
    <message>
        <source>Tab goes through the regions.</source>
        <translation>Tab goes through the regions.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>Table (CSV) …</source>
        <translation>Table (CSV) …</translation>
    </message>
    <message>
        <source>Table, skipped.</source>
        <translation>Table, skipped.</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>Tables ({patterns})</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Tags, with commas between them</translation>
    </message>
    <message>
        <source>Tags: {names}</source>
        <translation>Tags: {names}</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>Take all</translation>
    </message>
    <message>
        <source>Take another one, or format it elsewhere as exFAT or FAT32.</source>
        <translation>Take another one, or format it elsewhere as exFAT or FAT32.</translation>
    </message>
    <message>
        <source>Take another question in its place, or edit it.</source>
        <translation>Take another question in its place, or edit it.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Take back what was set by hand</source>
        <translation>Take back what was set by hand</translation>
    </message>
    <message>
        <source>Take back “{title}”</source>
        <translation>Take back “{title}”</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>Take it back first.</source>
        <translation>Take it back first.</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Take it up again</translation>
    </message>
    <message>
        <source>Take my marks back</source>
        <translation>Take my marks back</translation>
    </message>
    <message>
        <source>Take one away.</source>
        <translation>Take one away.</translation>
    </message>
    <message>
        <source>Take one that is not.</source>
        <translation>Take one that is not.</translation>
    </message>
    <message>
        <source>Take out again</source>
        <translation>Take out again</translation>
    </message>
    <message>
        <source>Take out of the class</source>
        <translation>Take out of the class</translation>
    </message>
    <message>
        <source>Take quizzes</source>
        <translation>Take quizzes</translation>
    </message>
    <message>
        <source>Take some away.</source>
        <translation>Take some away.</translation>
    </message>
    <message>
        <source>Take that back first.</source>
        <translation>Take that back first.</translation>
    </message>
    <message>
        <source>Take the file's</source>
        <translation>Take the file's</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>Take the last answer back</translation>
    </message>
    <message>
        <source>Take the last digit back</source>
        <translation>Take the last digit back</translation>
    </message>
    <message>
        <source>Take the last picture back</source>
        <translation>Take the last picture back</translation>
    </message>
    <message>
        <source>Take the new one</source>
        <translation>Take the new one</translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation>Take the other</translation>
    </message>
    <message>
        <source>Take the recording away</source>
        <translation>Take the recording away</translation>
    </message>
    <message>
        <source>Take this course</source>
        <translation>Take this course</translation>
    </message>
    <message>
        <source>Take up a label first.</source>
        <translation>Take up a label first.</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Taken.</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>Talk about it</source>
        <translation>Talk about it</translation>
    </message>
    <message>
        <source>Tap your three pictures in their order.</source>
        <translation>Tap your three pictures in their order.</translation>
    </message>
    <message>
        <source>Target above {value}</source>
        <translation>Target above {value}</translation>
    </message>
    <message>
        <source>Target at least {value}</source>
        <translation>Target at least {value}</translation>
    </message>
    <message>
        <source>Target at most {value}</source>
        <translation>Target at most {value}</translation>
    </message>
    <message>
        <source>Target below {value}</source>
        <translation>Target below {value}</translation>
    </message>
    <message>
        <source>Target {value}</source>
        <translation>Target {value}</translation>
    </message>
    <message>
        <source>Task list</source>
        <translation>Task list</translation>
    </message>
    <message>
        <source>TeX</source>
        <translation>TeX</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>Teacher: unlock this computer</source>
        <translation>Teacher: unlock this computer</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Teachers</translation>
    </message>
    <message>
        <source>Teachers may look pictures and cards up and print them again</source>
        <translation>Teachers may look pictures and cards up and print them again</translation>
    </message>
    <message>
        <source>Telling a part</source>
        <translation>Telling a part</translation>
    </message>
    <message>
        <source>Tells “{part}”</source>
        <translation>Tells “{part}”</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>Ten minutes are recorded; more than that is too long for a part.</source>
        <translation>Ten minutes are recorded; more than that is too long for a part.</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Term with its meaning</source>
        <translation>Term with its meaning</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>Terms explained</source>
        <translation>Terms explained</translation>
    </message>
    <message>
        <source>Terms of this lesson</source>
        <translation>Terms of this lesson</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test the connection in Settings, Language models; it asks you once.</source>
        <translation>Test the connection in Settings, Language models; it asks you once.</translation>
    </message>
    <message numerus="yes">
        <source>Tested by %n question(s) in {lessons}.</source>
        <translation>
            <numerusform>Tested by %n question in {lessons}.</numerusform>
            <numerusform>Tested by %n questions in {lessons}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>Text in its usual size</translation>
    </message>
    <message>
        <source>Text of the call-out.</source>
        <translation>Text of the call-out.</translation>
    </message>
    <message>
        <source>Text of the documents in lessons</source>
        <translation>Text of the documents in lessons</translation>
    </message>
    <message>
        <source>Text of the note.</source>
        <translation>Text of the note.</translation>
    </message>
    <message>
        <source>Text of the result</source>
        <translation>Text of the result</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Text size {percent} percent</source>
        <translation>Text size {percent} percent</translation>
    </message>
    <message>
        <source>Text size {size}</source>
        <translation>Text size {size}</translation>
    </message>
    <message>
        <source>Text to read</source>
        <translation>Text to read</translation>
    </message>
    <message>
        <source>Text with gaps</source>
        <translation>Text with gaps</translation>
    </message>
    <message>
        <source>Text {number} for the result</source>
        <translation>Text {number} for the result</translation>
    </message>
    <message>
        <source>That is as you wished.</source>
        <translation>That is as you wished.</translation>
    </message>
    <message>
        <source>That is me</source>
        <translation>That is me</translation>
    </message>
    <message>
        <source>That is too few to judge by.</source>
        <translation>That is too few to judge by.</translation>
    </message>
    <message numerus="yes">
        <source>The %n lesson(s) that are written stay in the library, as a draft. To go on later, choose Pause instead.</source>
        <translation>
            <numerusform>The %n lesson that are written stay in the library, as a draft. To go on later, choose Pause instead.</numerusform>
            <numerusform>The %n lessons that are written stay in the library, as a draft. To go on later, choose Pause instead.</numerusform>
        </translation>
    </message>
    <message>
        <source>The Calvin cycle</source>
        <translation>The Calvin cycle</translation>
    </message>
    <message>
        <source>The English model of spaCy that is installed is not the one that this program knows.</source>
        <translation>The English model of spaCy that is installed is not the one that this program knows.</translation>
    </message>
    <message>
        <source>The PDF was saved.</source>
        <translation>The PDF was saved.</translation>
    </message>
    <message>
        <source>The PIN is looked at.</source>
        <translation>The PIN is looked at.</translation>
    </message>
    <message>
        <source>The QR codes of all these children let nobody in any more</source>
        <translation>The QR codes of all these children let nobody in any more</translation>
    </message>
    <message>
        <source>The Windows key, Alt+Tab and the task bar, unless the account is kept to one program.</source>
        <translation>The Windows key, Alt+Tab and the task bar, unless the account is kept to one program.</translation>
    </message>
    <message>
        <source>The [[leaf]] makes [[sugar]] out of light.</source>
        <translation>The [[leaf]] makes [[sugar]] out of light.</translation>
    </message>
    <message>
        <source>The account at {host} has nothing left to spend.</source>
        <translation>The account at {host} has nothing left to spend.</translation>
    </message>
    <message>
        <source>The account of {whom} was erased for good</source>
        <translation>The account of {whom} was erased for good</translation>
    </message>
    <message>
        <source>The accounts could not be read</source>
        <translation>The accounts could not be read</translation>
    </message>
    <message>
        <source>The address holds more than an address.</source>
        <translation>The address holds more than an address.</translation>
    </message>
    <message>
        <source>The address of “{name}” was changed meanwhile.</source>
        <translation>The address of “{name}” was changed meanwhile.</translation>
    </message>
    <message>
        <source>The address or the code is not right. Try again.</source>
        <translation>The address or the code is not right. Try again.</translation>
    </message>
    <message>
        <source>The address or the password is not right.</source>
        <translation>The address or the password is not right.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>The answer</translation>
    </message>
    <message>
        <source>The answer of the model “{model}” was cut off at its limit.</source>
        <translation>The answer of the model “{model}” was cut off at its limit.</translation>
    </message>
    <message>
        <source>The answer that counts as right stands in the passage that is cited.</source>
        <translation>The answer that counts as right stands in the passage that is cited.</translation>
    </message>
    <message>
        <source>The answer to question {question} cannot be read: {reason}</source>
        <translation>The answer to question {question} cannot be read: {reason}</translation>
    </message>
    <message>
        <source>The answer “{answer}” is none of the options.</source>
        <translation>The answer “{answer}” is none of the options.</translation>
    </message>
    <message>
        <source>The answers have no end: the “}” is missing.</source>
        <translation>The answers have no end: the “}” is missing.</translation>
    </message>
    <message>
        <source>The answers of the model “{model}” do not have the form that is needed.</source>
        <translation>The answers of the model “{model}” do not have the form that is needed.</translation>
    </message>
    <message>
        <source>The arrows move a crosshair, with Shift by single pixels. Space sets a point, Delete removes the nearest one.</source>
        <translation>The arrows move a crosshair, with Shift by single pixels. Space sets a point, Delete removes the nearest one.</translation>
    </message>
    <message>
        <source>The author changed this question since you learned it.</source>
        <translation>The author changed this question since you learned it.</translation>
    </message>
    <message>
        <source>The author of this course has switched the tutor off.</source>
        <translation>The author of this course has switched the tutor off.</translation>
    </message>
    <message>
        <source>The author of this quiz has switched the tutor off.</source>
        <translation>The author of this quiz has switched the tutor off.</translation>
    </message>
    <message>
        <source>The author took these questions out of the course, or its quiz is gone. When a question comes back, let it be asked again.</source>
        <translation>The author took these questions out of the course, or its quiz is gone. When a question comes back, let it be asked again.</translation>
    </message>
    <message>
        <source>The backup of {file} would be damaged: {reason}.</source>
        <translation>The backup of {file} would be damaged: {reason}.</translation>
    </message>
    <message>
        <source>The backup {file} cannot be used: {reason}.</source>
        <translation>The backup {file} cannot be used: {reason}.</translation>
    </message>
    <message>
        <source>The backup {file} was made by a newer version of Coursegen Desktop.</source>
        <translation>The backup {file} was made by a newer version of Coursegen Desktop.</translation>
    </message>
    <message>
        <source>The best attempt counts: {percent} %</source>
        <translation>The best attempt counts: {percent} %</translation>
    </message>
    <message>
        <source>The best for the language</source>
        <translation>The best for the language</translation>
    </message>
    <message>
        <source>The best of the attempts below</source>
        <translation>The best of the attempts below</translation>
    </message>
    <message>
        <source>The best prefer a wrong choice</source>
        <translation>The best prefer a wrong choice</translation>
    </message>
    <message>
        <source>The bookmark was deleted.</source>
        <translation>The bookmark was deleted.</translation>
    </message>
    <message>
        <source>The camera gives no picture: another program may be using it. The letters under the square work without it.</source>
        <translation>The camera gives no picture: another program may be using it. The letters under the square work without it.</translation>
    </message>
    <message>
        <source>The camera was switched off, because nobody held a card before it.</source>
        <translation>The camera was switched off, because nobody held a card before it.</translation>
    </message>
    <message>
        <source>The card is kept; take it out of the review if you do not want it.</source>
        <translation>The card is kept; take it out of the review if you do not want it.</translation>
    </message>
    <message>
        <source>The card that is out lets nobody in any more, at once.</source>
        <translation>The card that is out lets nobody in any more, at once.</translation>
    </message>
    <message>
        <source>The cards that are out let nobody in any more, at once.</source>
        <translation>The cards that are out let nobody in any more, at once.</translation>
    </message>
    <message>
        <source>The check has found nothing to go to.</source>
        <translation>The check has found nothing to go to.</translation>
    </message>
    <message>
        <source>The class could not be read</source>
        <translation>The class could not be read</translation>
    </message>
    <message>
        <source>The class has no day to be done by.</source>
        <translation>The class has no day to be done by.</translation>
    </message>
    <message>
        <source>The class has this to do already.</source>
        <translation>The class has this to do already.</translation>
    </message>
    <message>
        <source>The class should be done by</source>
        <translation>The class should be done by</translation>
    </message>
    <message>
        <source>The class should be done by {day}.</source>
        <translation>The class should be done by {day}.</translation>
    </message>
    <message>
        <source>The class {class_name} takes no cards now.</source>
        <translation>The class {class_name} takes no cards now.</translation>
    </message>
    <message>
        <source>The classes could not be read</source>
        <translation>The classes could not be read</translation>
    </message>
    <message>
        <source>The clipboard holds no parts of a course.</source>
        <translation>The clipboard holds no parts of a course.</translation>
    </message>
    <message>
        <source>The clock of that computer is ahead: it says {day}. Where both sides changed the same, it wins. Set it right.</source>
        <translation>The clock of that computer is ahead: it says {day}. Where both sides changed the same, it wins. Set it right.</translation>
    </message>
    <message>
        <source>The colour {words} can hardly be seen on a dark page.</source>
        <translation>The colour {words} can hardly be seen on a dark page.</translation>
    </message>
    <message>
        <source>The colour {words} can hardly be seen on a light page.</source>
        <translation>The colour {words} can hardly be seen on a light page.</translation>
    </message>
    <message>
        <source>The colour {words} was pasted with the text and is hard to read.</source>
        <translation>The colour {words} was pasted with the text and is hard to read.</translation>
    </message>
    <message>
        <source>The comment is kept with it.</source>
        <translation>The comment is kept with it.</translation>
    </message>
    <message>
        <source>The comment is too long.</source>
        <translation>The comment is too long.</translation>
    </message>
    <message>
        <source>The computer's clock was set back. The time of the quiz was not.</source>
        <translation>The computer's clock was set back. The time of the quiz was not.</translation>
    </message>
    <message>
        <source>The computer's voice is heard.</source>
        <translation>The computer's voice is heard.</translation>
    </message>
    <message>
        <source>The connection to the model is not there any more.</source>
        <translation>The connection to the model is not there any more.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off in the middle of an answer.</source>
        <translation>The connection to {host} broke off in the middle of an answer.</translation>
    </message>
    <message>
        <source>The course as it was</source>
        <translation>The course as it was</translation>
    </message>
    <message>
        <source>The course does not hold the words of this passage. Look them up in the source itself.</source>
        <translation>The course does not hold the words of this passage. Look them up in the source itself.</translation>
    </message>
    <message numerus="yes">
        <source>The course fails: %n hard target(s) missed.</source>
        <translation>
            <numerusform>The course fails: %n hard target missed.</numerusform>
            <numerusform>The course fails: %n hard targets missed.</numerusform>
        </translation>
    </message>
    <message>
        <source>The course has no files</source>
        <translation>The course has no files</translation>
    </message>
    <message>
        <source>The course has no lesson that it could go to.</source>
        <translation>The course has no lesson that it could go to.</translation>
    </message>
    <message>
        <source>The course has no lesson with contents.</source>
        <translation>The course has no lesson with contents.</translation>
    </message>
    <message>
        <source>The course has questions that are not finished.</source>
        <translation>The course has questions that are not finished.</translation>
    </message>
    <message>
        <source>The course is a draft again.</source>
        <translation>The course is a draft again.</translation>
    </message>
    <message>
        <source>The course is again as it was: {version}.</source>
        <translation>The course is again as it was: {version}.</translation>
    </message>
    <message>
        <source>The course is published.</source>
        <translation>The course is published.</translation>
    </message>
    <message>
        <source>The course is too large for one package ({lessons} lessons).</source>
        <translation>The course is too large for one package ({lessons} lessons).</translation>
    </message>
    <message>
        <source>The course was changed since. Check again to see what is left.</source>
        <translation>The course was changed since. Check again to see what is left.</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be made: {reason}. Choose another with --data-dir.</source>
        <translation>The data folder {folder} cannot be made: {reason}. Choose another with --data-dir.</translation>
    </message>
    <message>
        <source>The data of {name} were saved as {file}</source>
        <translation>The data of {name} were saved as {file}</translation>
    </message>
    <message>
        <source>The day on a stick</source>
        <translation>The day on a stick</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>The disk is full: {file} cannot grow.</source>
        <translation>The disk is full: {file} cannot grow.</translation>
    </message>
    <message>
        <source>The disk reported an error while {file} was in use.</source>
        <translation>The disk reported an error while {file} was in use.</translation>
    </message>
    <message>
        <source>The end of {source} stands in no lesson.</source>
        <translation>The end of {source} stands in no lesson.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>The file is larger than any list of notes.</source>
        <translation>The file is larger than any list of notes.</translation>
    </message>
    <message>
        <source>The file is not on the disk any more. Replace it, or delete it.</source>
        <translation>The file is not on the disk any more. Replace it, or delete it.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>The file {file} cannot be read: {reason}.</translation>
    </message>
    <message>
        <source>The file {file} is gone.</source>
        <translation>The file {file} is gone.</translation>
    </message>
    <message>
        <source>The file “{address}” is missing.</source>
        <translation>The file “{address}” is missing.</translation>
    </message>
    <message>
        <source>The file “{name}” is a program and is not opened.</source>
        <translation>The file “{name}” is a program and is not opened.</translation>
    </message>
    <message>
        <source>The file “{name}” is a program.</source>
        <translation>The file “{name}” is a program.</translation>
    </message>
    <message>
        <source>The file “{name}” is empty.</source>
        <translation>The file “{name}” is empty.</translation>
    </message>
    <message>
        <source>The file “{name}” is not in the course any more.</source>
        <translation>The file “{name}” is not in the course any more.</translation>
    </message>
    <message>
        <source>The file “{name}” is not of a kind that is asked for.</source>
        <translation>The file “{name}” is not of a kind that is asked for.</translation>
    </message>
    <message>
        <source>The file “{name}” is not stored here.</source>
        <translation>The file “{name}” is not stored here.</translation>
    </message>
    <message>
        <source>The file “{name}” is not there any more as it was handed in.</source>
        <translation>The file “{name}” is not there any more as it was handed in.</translation>
    </message>
    <message>
        <source>The file “{name}” is too large.</source>
        <translation>The file “{name}” is too large.</translation>
    </message>
    <message>
        <source>The film is being made</source>
        <translation>The film is being made</translation>
    </message>
    <message>
        <source>The film “{name}” cannot be played in this plain view.</source>
        <translation>The film “{name}” cannot be played in this plain view.</translation>
    </message>
    <message>
        <source>The film's file is no longer there.</source>
        <translation>The film's file is no longer there.</translation>
    </message>
    <message>
        <source>The films of this course are being made by another window or by the command line.</source>
        <translation>The films of this course are being made by another window or by the command line.</translation>
    </message>
    <message>
        <source>The films of this course are being made.</source>
        <translation>The films of this course are being made.</translation>
    </message>
    <message>
        <source>The first attempt counts: {percent} %</source>
        <translation>The first attempt counts: {percent} %</translation>
    </message>
    <message>
        <source>The first lesson that you complete stands here.</source>
        <translation>The first lesson that you complete stands here.</translation>
    </message>
    <message>
        <source>The first row is the head</source>
        <translation>The first row is the head</translation>
    </message>
    <message>
        <source>The flag is taken away</source>
        <translation>The flag is taken away</translation>
    </message>
    <message>
        <source>The formatting of what was copied could not be read.</source>
        <translation>The formatting of what was copied could not be read.</translation>
    </message>
    <message>
        <source>The front hides words</source>
        <translation>The front hides words</translation>
    </message>
    <message>
        <source>The gap stands at the beginning, and too little follows.</source>
        <translation>The gap stands at the beginning, and too little follows.</translation>
    </message>
    <message>
        <source>The grade of {name} is set.</source>
        <translation>The grade of {name} is set.</translation>
    </message>
    <message>
        <source>The heading “{words}” leaves out a level.</source>
        <translation>The heading “{words}” leaves out a level.</translation>
    </message>
    <message>
        <source>The installed PyAV has no encoder for {format}.</source>
        <translation>The installed PyAV has no encoder for {format}.</translation>
    </message>
    <message>
        <source>The key goes when you save.</source>
        <translation>The key goes when you save.</translation>
    </message>
    <message>
        <source>The key holds signs that no key has.</source>
        <translation>The key holds signs that no key has.</translation>
    </message>
    <message>
        <source>The key is kept in a file that only you can read.</source>
        <translation>The key is kept in a file that only you can read.</translation>
    </message>
    <message>
        <source>The key of this connection cannot be read. {why}</source>
        <translation>The key of this connection cannot be read. {why}</translation>
    </message>
    <message>
        <source>The key of this connection holds characters that no key has.</source>
        <translation>The key of this connection holds characters that no key has.</translation>
    </message>
    <message>
        <source>The key stays there for now; it is deleted at the next start.</source>
        <translation>The key stays there for now; it is deleted at the next start.</translation>
    </message>
    <message>
        <source>The kiosk cannot be started</source>
        <translation>The kiosk cannot be started</translation>
    </message>
    <message>
        <source>The kiosk keeps its own window. What belongs to the system stays the system's.</source>
        <translation>The kiosk keeps its own window. What belongs to the system stays the system's.</translation>
    </message>
    <message>
        <source>The kiosk was started</source>
        <translation>The kiosk was started</translation>
    </message>
    <message>
        <source>The language model “{model}” wrote this from memory: check its facts.</source>
        <translation>The language model “{model}” wrote this from memory: check its facts.</translation>
    </message>
    <message>
        <source>The last answer came too late and was not taken.</source>
        <translation>The last answer came too late and was not taken.</translation>
    </message>
    <message>
        <source>The last answer was taken back.</source>
        <translation>The last answer was taken back.</translation>
    </message>
    <message>
        <source>The last attempt counts: {percent} %</source>
        <translation>The last attempt counts: {percent} %</translation>
    </message>
    <message>
        <source>The last of it is counted down, in large figures</source>
        <translation>The last of it is counted down, in large figures</translation>
    </message>
    <message>
        <source>The learners could not be read</source>
        <translation>The learners could not be read</translation>
    </message>
    <message>
        <source>The lesson does not say so.</source>
        <translation>The lesson does not say so.</translation>
    </message>
    <message>
        <source>The lesson has changed since this script was written. “Write again” brings it up to date and keeps what you wrote.</source>
        <translation>The lesson has changed since this script was written. “Write again” brings it up to date and keeps what you wrote.</translation>
    </message>
    <message>
        <source>The lesson has no files</source>
        <translation>The lesson has no files</translation>
    </message>
    <message>
        <source>The lesson is again as it was: {version}.</source>
        <translation>The lesson is again as it was: {version}.</translation>
    </message>
    <message>
        <source>The lesson is empty.</source>
        <translation>The lesson is empty.</translation>
    </message>
    <message>
        <source>The lesson is laid out.</source>
        <translation>The lesson is laid out.</translation>
    </message>
    <message>
        <source>The lesson is not in the library any more</source>
        <translation>The lesson is not in the library any more</translation>
    </message>
    <message>
        <source>The lesson is there to read.</source>
        <translation>The lesson is there to read.</translation>
    </message>
    <message>
        <source>The lesson says it in the part “{title}”.</source>
        <translation>The lesson says it in the part “{title}”.</translation>
    </message>
    <message>
        <source>The lesson says it; the link below leads there.</source>
        <translation>The lesson says it; the link below leads there.</translation>
    </message>
    <message>
        <source>The lesson “{title}” is not in the library any more.</source>
        <translation>The lesson “{title}” is not in the library any more.</translation>
    </message>
    <message>
        <source>The lessons that are written stay in the library, as a draft.</source>
        <translation>The lessons that are written stay in the library, as a draft.</translation>
    </message>
    <message>
        <source>The letters under the square</source>
        <translation>The letters under the square</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>The library cannot be opened</translation>
    </message>
    <message>
        <source>The library could not be read</source>
        <translation>The library could not be read</translation>
    </message>
    <message>
        <source>The library is closed.</source>
        <translation>The library is closed.</translation>
    </message>
    <message>
        <source>The library opens for you, without a password. The accounts of the others and all they did are kept, but they cannot sign in until you share it again.</source>
        <translation>The library opens for you, without a password. The accounts of the others and all they did are kept, but they cannot sign in until you share it again.</translation>
    </message>
    <message>
        <source>The library opens for you. Shared, everybody has an account and signs in.</source>
        <translation>The library opens for you. Shared, everybody has an account and signs in.</translation>
    </message>
    <message>
        <source>The library opens without a password.</source>
        <translation>The library opens without a password.</translation>
    </message>
    <message>
        <source>The library was damaged</source>
        <translation>The library was damaged</translation>
    </message>
    <message>
        <source>The library {file} cannot be opened.</source>
        <translation>The library {file} cannot be opened.</translation>
    </message>
    <message>
        <source>The library {file} could not be brought up to date: {reason}.</source>
        <translation>The library {file} could not be brought up to date: {reason}.</translation>
    </message>
    <message>
        <source>The library {file} is damaged.</source>
        <translation>The library {file} is damaged.</translation>
    </message>
    <message>
        <source>The library {file} is in use by another program.</source>
        <translation>The library {file} is in use by another program.</translation>
    </message>
    <message>
        <source>The library {file} is of another form.</source>
        <translation>The library {file} is of another form.</translation>
    </message>
    <message>
        <source>The library {file} was written by a newer version of Coursegen Desktop.</source>
        <translation>The library {file} was written by a newer version of Coursegen Desktop.</translation>
    </message>
    <message>
        <source>The library's file was damaged. It was set aside as {file}; nothing was deleted.</source>
        <translation>The library's file was damaged. It was set aside as {file}; nothing was deleted.</translation>
    </message>
    <message>
        <source>The limit of {limit} for the cost is reached.</source>
        <translation>The limit of {limit} for the cost is reached.</translation>
    </message>
    <message>
        <source>The limit of {limit} tokens is reached.</source>
        <translation>The limit of {limit} tokens is reached.</translation>
    </message>
    <message>
        <source>The link “{address}” leads nowhere.</source>
        <translation>The link “{address}” leads nowhere.</translation>
    </message>
    <message>
        <source>The link “{address}” leads to a lesson that is not in the course.</source>
        <translation>The link “{address}” leads to a lesson that is not in the course.</translation>
    </message>
    <message>
        <source>The list of what was installed cannot be read: {file}.</source>
        <translation>The list of what was installed cannot be read: {file}.</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>The log could not be read</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>The log has the details.</translation>
    </message>
    <message>
        <source>The marks for question {question} cannot be used: {reason}.</source>
        <translation>The marks for question {question} cannot be used: {reason}.</translation>
    </message>
    <message numerus="yes">
        <source>The mean of %n outcome(s) that enough is known of</source>
        <translation>
            <numerusform>The mean of %n outcome that enough is known of</numerusform>
            <numerusform>The mean of %n outcomes that enough is known of</numerusform>
        </translation>
    </message>
    <message>
        <source>The mean of all attempts counts: {percent} %</source>
        <translation>The mean of all attempts counts: {percent} %</translation>
    </message>
    <message>
        <source>The microphone is gone. What was recorded until then is kept.</source>
        <translation>The microphone is gone. What was recorded until then is kept.</translation>
    </message>
    <message>
        <source>The model above</source>
        <translation>The model above</translation>
    </message>
    <message>
        <source>The model arranged no lesson at all.</source>
        <translation>The model arranged no lesson at all.</translation>
    </message>
    <message>
        <source>The model arranged the outline.</source>
        <translation>The model arranged the outline.</translation>
    </message>
    <message>
        <source>The model arranges the outline: {number} of {count}…</source>
        <translation>The model arranges the outline: {number} of {count}…</translation>
    </message>
    <message>
        <source>The model arranges the outline…</source>
        <translation>The model arranges the outline…</translation>
    </message>
    <message>
        <source>The model has not seen the picture: it goes by its name, its caption and the text around it.</source>
        <translation>The model has not seen the picture: it goes by its name, its caption and the text around it.</translation>
    </message>
    <message>
        <source>The model in {file} cannot be run.</source>
        <translation>The model in {file} cannot be run.</translation>
    </message>
    <message>
        <source>The model in {file} stopped while it was working.</source>
        <translation>The model in {file} stopped while it was working.</translation>
    </message>
    <message>
        <source>The model in {file} was not made for answering.</source>
        <translation>The model in {file} was not made for answering.</translation>
    </message>
    <message>
        <source>The model in {file} was not ready after {seconds} seconds.</source>
        <translation>The model in {file} was not ready after {seconds} seconds.</translation>
    </message>
    <message>
        <source>The model is asked…</source>
        <translation>The model is asked…</translation>
    </message>
    <message>
        <source>The model is asked… {seconds} s</source>
        <translation>The model is asked… {seconds} s</translation>
    </message>
    <message>
        <source>The model keeps the outline as it is.</source>
        <translation>The model keeps the outline as it is.</translation>
    </message>
    <message>
        <source>The model left it out.</source>
        <translation>The model left it out.</translation>
    </message>
    <message>
        <source>The model made this up. Check that it is true before you take it.</source>
        <translation>The model made this up. Check that it is true before you take it.</translation>
    </message>
    <message>
        <source>The model reads and thinks …</source>
        <translation>The model reads and thinks …</translation>
    </message>
    <message>
        <source>The model reads less at a time than its server says.</source>
        <translation>The model reads less at a time than its server says.</translation>
    </message>
    <message>
        <source>The model reads what it is given…</source>
        <translation>The model reads what it is given…</translation>
    </message>
    <message>
        <source>The model said nothing that can be shown.</source>
        <translation>The model said nothing that can be shown.</translation>
    </message>
    <message>
        <source>The model so far</source>
        <translation>The model so far</translation>
    </message>
    <message>
        <source>The model speaks of itself.</source>
        <translation>The model speaks of itself.</translation>
    </message>
    <message>
        <source>The model would have left out a large part of the documents.</source>
        <translation>The model would have left out a large part of the documents.</translation>
    </message>
    <message>
        <source>The model would leave it as it is.</source>
        <translation>The model would leave it as it is.</translation>
    </message>
    <message>
        <source>The model writes.</source>
        <translation>The model writes.</translation>
    </message>
    <message>
        <source>The model wrote nothing of use about “{topic}”.</source>
        <translation>The model wrote nothing of use about “{topic}”.</translation>
    </message>
    <message>
        <source>The model “{model}” did not come to an end.</source>
        <translation>The model “{model}” did not come to an end.</translation>
    </message>
    <message>
        <source>The model “{model}” did not stop writing, so it was stopped.</source>
        <translation>The model “{model}” did not stop writing, so it was stopped.</translation>
    </message>
    <message>
        <source>The model “{model}” said nothing.</source>
        <translation>The model “{model}” said nothing.</translation>
    </message>
    <message>
        <source>The model “{model}” said the same again and again, so it was stopped.</source>
        <translation>The model “{model}” said the same again and again, so it was stopped.</translation>
    </message>
    <message>
        <source>The model's file {file} cannot be read.</source>
        <translation>The model's file {file} cannot be read.</translation>
    </message>
    <message>
        <source>The module “{title}” has no lessons.</source>
        <translation>The module “{title}” has no lessons.</translation>
    </message>
    <message numerus="yes">
        <source>The module “{title}” was deleted with %n lesson(s).</source>
        <translation>
            <numerusform>The module “{title}” was deleted with %n lesson.</numerusform>
            <numerusform>The module “{title}” was deleted with %n lessons.</numerusform>
        </translation>
    </message>
    <message>
        <source>The module “{title}” was deleted.</source>
        <translation>The module “{title}” was deleted.</translation>
    </message>
    <message>
        <source>The name of this class is too long.</source>
        <translation>The name of this class is too long.</translation>
    </message>
    <message>
        <source>The name of this group is too long.</source>
        <translation>The name of this group is too long.</translation>
    </message>
    <message>
        <source>The new version was taken.</source>
        <translation>The new version was taken.</translation>
    </message>
    <message>
        <source>The newest of the attempts below</source>
        <translation>The newest of the attempts below</translation>
    </message>
    <message>
        <source>The next attempt may not begin yet.</source>
        <translation>The next attempt may not begin yet.</translation>
    </message>
    <message>
        <source>The next lesson follows</source>
        <translation>The next lesson follows</translation>
    </message>
    <message>
        <source>The next start of the window brings it up to date.</source>
        <translation>The next start of the window brings it up to date.</translation>
    </message>
    <message>
        <source>The note was deleted.</source>
        <translation>The note was deleted.</translation>
    </message>
    <message>
        <source>The notes could not be read</source>
        <translation>The notes could not be read</translation>
    </message>
    <message>
        <source>The number {number} was not there before.</source>
        <translation>The number {number} was not there before.</translation>
    </message>
    <message>
        <source>The numbers among the options are not sorted.</source>
        <translation>The numbers among the options are not sorted.</translation>
    </message>
    <message>
        <source>The old ones stop working at once.</source>
        <translation>The old ones stop working at once.</translation>
    </message>
    <message>
        <source>The old password stops working at once. You are shown a start code, with which a new one is chosen at the next sign-in.</source>
        <translation>The old password stops working at once. You are shown a start code, with which a new one is chosen at the next sign-in.</translation>
    </message>
    <message>
        <source>The one that you have is no longer of use then.</source>
        <translation>The one that you have is no longer of use then.</translation>
    </message>
    <message>
        <source>The options are of different kinds.</source>
        <translation>The options are of different kinds.</translation>
    </message>
    <message>
        <source>The other one</source>
        <translation>The other one</translation>
    </message>
    <message>
        <source>The other question was taken.</source>
        <translation>The other question was taken.</translation>
    </message>
    <message>
        <source>The outline and what was read for it are forgotten.</source>
        <translation>The outline and what was read for it are forgotten.</translation>
    </message>
    <message>
        <source>The outline stays as it is.</source>
        <translation>The outline stays as it is.</translation>
    </message>
    <message>
        <source>The outline stays as it is; try once more.</source>
        <translation>The outline stays as it is; try once more.</translation>
    </message>
    <message>
        <source>The outline that was kept cannot be read.</source>
        <translation>The outline that was kept cannot be read.</translation>
    </message>
    <message>
        <source>The outline waits to be looked at</source>
        <translation>The outline waits to be looked at</translation>
    </message>
    <message>
        <source>The owner of the file</source>
        <translation>The owner of the file</translation>
    </message>
    <message>
        <source>The page could not be shown in full.</source>
        <translation>The page could not be shown in full.</translation>
    </message>
    <message>
        <source>The page could not be shown in full; this is its plain form.</source>
        <translation>The page could not be shown in full; this is its plain form.</translation>
    </message>
    <message>
        <source>The pages are counted.</source>
        <translation>The pages are counted.</translation>
    </message>
    <message>
        <source>The pages are written.</source>
        <translation>The pages are written.</translation>
    </message>
    <message>
        <source>The part of this program that writes and reads QR codes is missing.</source>
        <translation>The part of this program that writes and reads QR codes is missing.</translation>
    </message>
    <message>
        <source>The part that computes your own forgetting curve is not installed.</source>
        <translation>The part that computes your own forgetting curve is not installed.</translation>
    </message>
    <message>
        <source>The part that makes speech for films and recordings is not installed.</source>
        <translation>The part that makes speech for films and recordings is not installed.</translation>
    </message>
    <message>
        <source>The part that runs a model's file on this computer is not installed.</source>
        <translation>The part that runs a model's file on this computer is not installed.</translation>
    </message>
    <message>
        <source>The part that speaks English is not installed.</source>
        <translation>The part that speaks English is not installed.</translation>
    </message>
    <message>
        <source>The passage that this question rests on is not in the lesson any more.</source>
        <translation>The passage that this question rests on is not in the lesson any more.</translation>
    </message>
    <message>
        <source>The passages do not say: “{text}”.</source>
        <translation>The passages do not say: “{text}”.</translation>
    </message>
    <message>
        <source>The phrases that the documents use most are found in the lessons.</source>
        <translation>The phrases that the documents use most are found in the lessons.</translation>
    </message>
    <message>
        <source>The picture could not be kept: {reason}.</source>
        <translation>The picture could not be kept: {reason}.</translation>
    </message>
    <message>
        <source>The picture of this question is missing, so that it cannot be answered.</source>
        <translation>The picture of this question is missing, so that it cannot be answered.</translation>
    </message>
    <message>
        <source>The picture {file} cannot be kept ({reason}).</source>
        <translation>The picture {file} cannot be kept ({reason}).</translation>
    </message>
    <message>
        <source>The picture {file} has no size.</source>
        <translation>The picture {file} has no size.</translation>
    </message>
    <message>
        <source>The picture {file} is not shown: {reason}.</source>
        <translation>The picture {file} is not shown: {reason}.</translation>
    </message>
    <message>
        <source>The picture {file} is too large: {width} × {height} pixels.</source>
        <translation>The picture {file} is too large: {width} × {height} pixels.</translation>
    </message>
    <message>
        <source>The picture {file} takes too long to be read.</source>
        <translation>The picture {file} takes too long to be read.</translation>
    </message>
    <message>
        <source>The picture “{address}” has no words for who cannot see it.</source>
        <translation>The picture “{address}” has no words for who cannot see it.</translation>
    </message>
    <message>
        <source>The picture “{address}” lies outside of the course and is not shown.</source>
        <translation>The picture “{address}” lies outside of the course and is not shown.</translation>
    </message>
    <message>
        <source>The pictures and cards that the children have go on working, but nobody can look them up or print them any more. Who forgets or loses theirs gets new ones.</source>
        <translation>The pictures and cards that the children have go on working, but nobody can look them up or print them any more. Who forgets or loses theirs gets new ones.</translation>
    </message>
    <message>
        <source>The pictures of the documents cannot be kept ({reason}).</source>
        <translation>The pictures of the documents cannot be kept ({reason}).</translation>
    </message>
    <message>
        <source>The place is kept and the next one may sit down after</source>
        <translation>The place is kept and the next one may sit down after</translation>
    </message>
    <message>
        <source>The power button, the plug and the reset button. What was answered is saved at every step; afterwards everybody goes on where he was.</source>
        <translation>The power button, the plug and the reset button. What was answered is saved at every step; afterwards everybody goes on where he was.</translation>
    </message>
    <message>
        <source>The printed pages could not be read.</source>
        <translation>The printed pages could not be read.</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>The program</translation>
    </message>
    <message>
        <source>The program closes and opens again as the kiosk.</source>
        <translation>The program closes and opens again as the kiosk.</translation>
    </message>
    <message>
        <source>The program eSpeak NG, which speaks many languages, is not installed.</source>
        <translation>The program eSpeak NG, which speaks many languages, is not installed.</translation>
    </message>
    <message>
        <source>The program has to close</source>
        <translation>The program has to close</translation>
    </message>
    <message>
        <source>The program met an error that it did not expect, and your last changes could not be saved. Copy what you wrote to a safe place before you close the program.</source>
        <translation>The program met an error that it did not expect, and your last changes could not be saved. Copy what you wrote to a safe place before you close the program.</translation>
    </message>
    <message>
        <source>The program met an error that it did not expect. What you wrote is being saved; if that fails, a notice says so. You can go on; if it happens again, close the program and start it anew.</source>
        <translation>The program met an error that it did not expect. What you wrote is being saved; if that fails, a notice says so. You can go on; if it happens again, close the program and start it anew.</translation>
    </message>
    <message>
        <source>The program stopped several times. What you did is kept. Try again, or tell your teacher.</source>
        <translation>The program stopped several times. What you did is kept. Try again, or tell your teacher.</translation>
    </message>
    <message>
        <source>The program's own files are incomplete: {folder} is missing.</source>
        <translation>The program's own files are incomplete: {folder} is missing.</translation>
    </message>
    <message>
        <source>The proxy of this computer's settings does not lead to {host}.</source>
        <translation>The proxy of this computer's settings does not lead to {host}.</translation>
    </message>
    <message>
        <source>The question about {concept} stays as it was made.</source>
        <translation>The question about {concept} stays as it was made.</translation>
    </message>
    <message>
        <source>The question asks for what is not so.</source>
        <translation>The question asks for what is not so.</translation>
    </message>
    <message>
        <source>The question does not say which outcome it tests.</source>
        <translation>The question does not say which outcome it tests.</translation>
    </message>
    <message>
        <source>The question has no citation.</source>
        <translation>The question has no citation.</translation>
    </message>
    <message>
        <source>The question in the text cannot be asked: {reason}</source>
        <translation>The question in the text cannot be asked: {reason}</translation>
    </message>
    <message>
        <source>The question is empty or far too long.</source>
        <translation>The question is empty or far too long.</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>The question is empty.</translation>
    </message>
    <message>
        <source>The question is no JSON object.</source>
        <translation>The question is no JSON object.</translation>
    </message>
    <message>
        <source>The question is no readable JSON{place}.</source>
        <translation>The question is no readable JSON{place}.</translation>
    </message>
    <message>
        <source>The question is not finished.</source>
        <translation>The question is not finished.</translation>
    </message>
    <message>
        <source>The question is not finished. {reason}</source>
        <translation>The question is not finished. {reason}</translation>
    </message>
    <message>
        <source>The question is not finished: {reason}.</source>
        <translation>The question is not finished: {reason}.</translation>
    </message>
    <message>
        <source>The question is too long to be asked.</source>
        <translation>The question is too long to be asked.</translation>
    </message>
    <message>
        <source>The question is too long.</source>
        <translation>The question is too long.</translation>
    </message>
    <message>
        <source>The question itself is: “{words}”</source>
        <translation>The question itself is: “{words}”</translation>
    </message>
    <message>
        <source>The question mixes several kinds of answers: use one kind only.</source>
        <translation>The question mixes several kinds of answers: use one kind only.</translation>
    </message>
    <message>
        <source>The question of this card is not in the course any more.</source>
        <translation>The question of this card is not in the course any more.</translation>
    </message>
    <message>
        <source>The question says too little to be answered.</source>
        <translation>The question says too little to be answered.</translation>
    </message>
    <message>
        <source>The question was taken out of its quiz.</source>
        <translation>The question was taken out of its quiz.</translation>
    </message>
    <message>
        <source>The quiz cannot be read. {reason}</source>
        <translation>The quiz cannot be read. {reason}</translation>
    </message>
    <message>
        <source>The quiz cannot be used. Field {field}: {reason}.</source>
        <translation>The quiz cannot be used. Field {field}: {reason}.</translation>
    </message>
    <message>
        <source>The quiz cannot be used. Question {number} ({question}), field {field}: {reason}.</source>
        <translation>The quiz cannot be used. Question {number} ({question}), field {field}: {reason}.</translation>
    </message>
    <message>
        <source>The quiz has no questions.</source>
        <translation>The quiz has no questions.</translation>
    </message>
    <message>
        <source>The quiz was begun anew since then and is still running.</source>
        <translation>The quiz was begun anew since then and is still running.</translation>
    </message>
    <message>
        <source>The quiz was changed elsewhere too; both changes were kept.</source>
        <translation>The quiz was changed elsewhere too; both changes were kept.</translation>
    </message>
    <message>
        <source>The quiz was changed meanwhile.</source>
        <translation>The quiz was changed meanwhile.</translation>
    </message>
    <message>
        <source>The quiz was changed or deleted elsewhere; yours is kept as a new one.</source>
        <translation>The quiz was changed or deleted elsewhere; yours is kept as a new one.</translation>
    </message>
    <message>
        <source>The quiz was changed since. You go on with the questions as they were.</source>
        <translation>The quiz was changed since. You go on with the questions as they were.</translation>
    </message>
    <message>
        <source>The quiz was deleted. Undo brings it back.</source>
        <translation>The quiz was deleted. Undo brings it back.</translation>
    </message>
    <message>
        <source>The quiz was taken once more since then.</source>
        <translation>The quiz was taken once more since then.</translation>
    </message>
    <message>
        <source>The quiz “{title}” has no question that can be asked here.</source>
        <translation>The quiz “{title}” has no question that can be asked here.</translation>
    </message>
    <message>
        <source>The recording for “{title}” cannot be read.</source>
        <translation>The recording for “{title}” cannot be read.</translation>
    </message>
    <message>
        <source>The recording for “{title}” is gone.</source>
        <translation>The recording for “{title}” is gone.</translation>
    </message>
    <message>
        <source>The recording for “{title}” is longer than {minutes} minutes.</source>
        <translation>The recording for “{title}” is longer than {minutes} minutes.</translation>
    </message>
    <message>
        <source>The recording “{name}” cannot be played in this plain view.</source>
        <translation>The recording “{name}” cannot be played in this plain view.</translation>
    </message>
    <message>
        <source>The recording's file is no longer there.</source>
        <translation>The recording's file is no longer there.</translation>
    </message>
    <message>
        <source>The rest is listed under “Set aside”, with the reason.</source>
        <translation>The rest is listed under “Set aside”, with the reason.</translation>
    </message>
    <message>
        <source>The rest was not read.</source>
        <translation>The rest was not read.</translation>
    </message>
    <message>
        <source>The result is not told yet.</source>
        <translation>The result is not told yet.</translation>
    </message>
    <message>
        <source>The review could not be planned: {reason}.</source>
        <translation>The review could not be planned: {reason}.</translation>
    </message>
    <message>
        <source>The right answer.</source>
        <translation>The right answer.</translation>
    </message>
    <message>
        <source>The right option is much longer than the others.</source>
        <translation>The right option is much longer than the others.</translation>
    </message>
    <message>
        <source>The right option is the longest in {longest} of {total} questions.</source>
        <translation>The right option is the longest in {longest} of {total} questions.</translation>
    </message>
    <message>
        <source>The right option stands at the same place in every question.</source>
        <translation>The right option stands at the same place in every question.</translation>
    </message>
    <message>
        <source>The sample course is being written …</source>
        <translation>The sample course is being written …</translation>
    </message>
    <message>
        <source>The sample lesson cannot be read.</source>
        <translation>The sample lesson cannot be read.</translation>
    </message>
    <message>
        <source>The school year cannot be said</source>
        <translation>The school year cannot be said</translation>
    </message>
    <message>
        <source>The script and its slides are up to date with the lesson.</source>
        <translation>The script and its slides are up to date with the lesson.</translation>
    </message>
    <message>
        <source>The script cannot be read.</source>
        <translation>The script cannot be read.</translation>
    </message>
    <message>
        <source>The script has no answer for the role “{role}”.</source>
        <translation>The script has no answer for the role “{role}”.</translation>
    </message>
    <message>
        <source>The script is being spoken</source>
        <translation>The script is being spoken</translation>
    </message>
    <message>
        <source>The script is too large.</source>
        <translation>The script is too large.</translation>
    </message>
    <message>
        <source>The script is what the lesson gives: nothing was changed.</source>
        <translation>The script is what the lesson gives: nothing was changed.</translation>
    </message>
    <message>
        <source>The script plays a fault: {what}.</source>
        <translation>The script plays a fault: {what}.</translation>
    </message>
    <message>
        <source>The script was changed elsewhere too; that version is in the history.</source>
        <translation>The script was changed elsewhere too; that version is in the history.</translation>
    </message>
    <message>
        <source>The script was deleted elsewhere; yours is kept.</source>
        <translation>The script was deleted elsewhere; yours is kept.</translation>
    </message>
    <message>
        <source>The script was deleted. Undo brings it back.</source>
        <translation>The script was deleted. Undo brings it back.</translation>
    </message>
    <message numerus="yes">
        <source>The script was written, and %n slide(s) with it.</source>
        <translation>
            <numerusform>The script was written, and %n slide with it.</numerusform>
            <numerusform>The script was written, and %n slides with it.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server accepts a form for answers and does not hold the model to it, so that answers are checked and asked for again.</source>
        <translation>The server accepts a form for answers and does not hold the model to it, so that answers are checked and asked for again.</translation>
    </message>
    <message>
        <source>The server at {host} cannot hold a model to the form of an answer in this way.</source>
        <translation>The server at {host} cannot hold a model to the form of an answer in this way.</translation>
    </message>
    <message>
        <source>The server at {host} cannot prove that it is the one you mean: its certificate is not trusted.</source>
        <translation>The server at {host} cannot prove that it is the one you mean: its certificate is not trusted.</translation>
    </message>
    <message>
        <source>The server at {host} could not answer (error {status}).</source>
        <translation>The server at {host} could not answer (error {status}).</translation>
    </message>
    <message>
        <source>The server at {host} could not answer (error {status}): {words}</source>
        <translation>The server at {host} could not answer (error {status}): {words}</translation>
    </message>
    <message>
        <source>The server at {host} does not accept the key of this connection.</source>
        <translation>The server at {host} does not accept the key of this connection.</translation>
    </message>
    <message>
        <source>The server at {host} has no model “{model}”.</source>
        <translation>The server at {host} has no model “{model}”.</translation>
    </message>
    <message>
        <source>The server at {host} sends its callers on to {target}; nothing was sent there.</source>
        <translation>The server at {host} sends its callers on to {target}; nothing was sent there.</translation>
    </message>
    <message>
        <source>The server at {host} takes no more requests at the moment.</source>
        <translation>The server at {host} takes no more requests at the moment.</translation>
    </message>
    <message>
        <source>The server at {host} wants a key.</source>
        <translation>The server at {host} wants a key.</translation>
    </message>
    <message>
        <source>The server cuts a task that is too long without saying so, so that only what it is known to read is sent.</source>
        <translation>The server cuts a task that is too long without saying so, so that only what it is known to read is sent.</translation>
    </message>
    <message>
        <source>The server does not say how many tokens it has read, so that the window could not be checked.</source>
        <translation>The server does not say how many tokens it has read, so that the window could not be checked.</translation>
    </message>
    <message>
        <source>The server has no model yet. Load or pull one there first.</source>
        <translation>The server has no model yet. Load or pull one there first.</translation>
    </message>
    <message>
        <source>The server has this model run elsewhere, so that what is sent leaves this computer.</source>
        <translation>The server has this model run elsewhere, so that what is sent leaves this computer.</translation>
    </message>
    <message>
        <source>The server is asked…</source>
        <translation>The server is asked…</translation>
    </message>
    <message>
        <source>The server of “{name}” is on this computer, but it sends what it is asked on to another one: passages of your documents, lessons and questions. Whoever runs that can read it and may keep it.</source>
        <translation>The server of “{name}” is on this computer, but it sends what it is asked on to another one: passages of your documents, lessons and questions. Whoever runs that can read it and may keep it.</translation>
    </message>
    <message>
        <source>The server read only a part of a task ({read} of about {sent} tokens).</source>
        <translation>The server read only a part of a task ({read} of about {sent} tokens).</translation>
    </message>
    <message>
        <source>The sleep timer has stopped it. Good night!</source>
        <translation>The sleep timer has stopped it. Good night!</translation>
    </message>
    <message>
        <source>The slides were changed elsewhere too; that version is in the history.</source>
        <translation>The slides were changed elsewhere too; that version is in the history.</translation>
    </message>
    <message>
        <source>The slides were deleted elsewhere; yours are kept.</source>
        <translation>The slides were deleted elsewhere; yours are kept.</translation>
    </message>
    <message>
        <source>The slides were deleted.</source>
        <translation>The slides were deleted.</translation>
    </message>
    <message>
        <source>The sound device is gone. The captions go on.</source>
        <translation>The sound device is gone. The captions go on.</translation>
    </message>
    <message>
        <source>The sound of “{title}” ends too early.</source>
        <translation>The sound of “{title}” ends too early.</translation>
    </message>
    <message>
        <source>The source does not say: “{text}”.</source>
        <translation>The source does not say: “{text}”.</translation>
    </message>
    <message>
        <source>The statement is</source>
        <translation>The statement is</translation>
    </message>
    <message>
        <source>The stick does not answer.</source>
        <translation>The stick does not answer.</translation>
    </message>
    <message>
        <source>The stick or the disk may be broken: take another one.</source>
        <translation>The stick or the disk may be broken: take another one.</translation>
    </message>
    <message>
        <source>The stick “{stick}” could not be opened.</source>
        <translation>The stick “{stick}” could not be opened.</translation>
    </message>
    <message>
        <source>The stick “{stick}” could not be read ({reason}).</source>
        <translation>The stick “{stick}” could not be read ({reason}).</translation>
    </message>
    <message>
        <source>The stick “{stick}” is locked with a password.</source>
        <translation>The stick “{stick}” is locked with a password.</translation>
    </message>
    <message>
        <source>The stick “{stick}” is not formatted, or in a way that this computer cannot read.</source>
        <translation>The stick “{stick}” is not formatted, or in a way that this computer cannot read.</translation>
    </message>
    <message>
        <source>The stick “{stick}” is write-protected.</source>
        <translation>The stick “{stick}” is write-protected.</translation>
    </message>
    <message>
        <source>The stick “{stick}” was pulled out before everything was done.</source>
        <translation>The stick “{stick}” was pulled out before everything was done.</translation>
    </message>
    <message>
        <source>The stick “{stick}” was pulled out.</source>
        <translation>The stick “{stick}” was pulled out.</translation>
    </message>
    <message>
        <source>The system could not use {file}: {reason}.</source>
        <translation>The system could not use {file}: {reason}.</translation>
    </message>
    <message>
        <source>The system does not allow this account to open sticks.</source>
        <translation>The system does not allow this account to open sticks.</translation>
    </message>
    <message>
        <source>The system does not let this program use the camera. Your teacher can allow it in the settings of the system. The letters under the square work without it.</source>
        <translation>The system does not let this program use the camera. Your teacher can allow it in the settings of the system. The letters under the square work without it.</translation>
    </message>
    <message>
        <source>The system still holds the stick: wait until its light is still, then pull it out.</source>
        <translation>The system still holds the stick: wait until its light is still, then pull it out.</translation>
    </message>
    <message>
        <source>The system's keyring cannot be used: {reason}.</source>
        <translation>The system's keyring cannot be used: {reason}.</translation>
    </message>
    <message>
        <source>The system's keyring did not answer within {seconds} s.</source>
        <translation>The system's keyring did not answer within {seconds} s.</translation>
    </message>
    <message>
        <source>The system's keyring did not keep the key.</source>
        <translation>The system's keyring did not keep the key.</translation>
    </message>
    <message>
        <source>The system's keyring is locked.</source>
        <translation>The system's keyring is locked.</translation>
    </message>
    <message>
        <source>The system's keyring refused.</source>
        <translation>The system's keyring refused.</translation>
    </message>
    <message>
        <source>The text begins with</source>
        <translation>The text begins with</translation>
    </message>
    <message>
        <source>The text has too few words for it, or its language has no measure.</source>
        <translation>The text has too few words for it, or its language has no measure.</translation>
    </message>
    <message>
        <source>The text has {count} words; {least} are asked for.</source>
        <translation>The text has {count} words; {least} are asked for.</translation>
    </message>
    <message>
        <source>The text has {count} words; {most} are allowed.</source>
        <translation>The text has {count} words; {most} are allowed.</translation>
    </message>
    <message>
        <source>The text holds signs that nobody can see.</source>
        <translation>The text holds signs that nobody can see.</translation>
    </message>
    <message>
        <source>The text is not UTF-8.</source>
        <translation>The text is not UTF-8.</translation>
    </message>
    <message>
        <source>The text is too long to be read.</source>
        <translation>The text is too long to be read.</translation>
    </message>
    <message>
        <source>The text names this file, but nobody has put it into the course.</source>
        <translation>The text names this file, but nobody has put it into the course.</translation>
    </message>
    <message>
        <source>The text of this lesson yields no other question.</source>
        <translation>The text of this lesson yields no other question.</translation>
    </message>
    <message>
        <source>The time for this question is over.</source>
        <translation>The time for this question is over.</translation>
    </message>
    <message>
        <source>The time for this question is over; this answer was not taken.</source>
        <translation>The time for this question is over; this answer was not taken.</translation>
    </message>
    <message>
        <source>The time is over. Hand in what you have answered.</source>
        <translation>The time is over. Hand in what you have answered.</translation>
    </message>
    <message>
        <source>The time is over. Your answer came in time, but it could not be stored yet. It stays here and is tried again every few seconds.</source>
        <translation>The time is over. Your answer came in time, but it could not be stored yet. It stays here and is tried again every few seconds.</translation>
    </message>
    <message>
        <source>The time is over. Your answers were handed in.</source>
        <translation>The time is over. Your answers were handed in.</translation>
    </message>
    <message>
        <source>The time is over; this answer was not taken.</source>
        <translation>The time is over; this answer was not taken.</translation>
    </message>
    <message>
        <source>The time of a quiz stands still while a child's place waits</source>
        <translation>The time of a quiz stands still while a child's place waits</translation>
    </message>
    <message>
        <source>The time was over before the quiz was handed in: this attempt does not count.</source>
        <translation>The time was over before the quiz was handed in: this attempt does not count.</translation>
    </message>
    <message>
        <source>The time was over while you were away.</source>
        <translation>The time was over while you were away.</translation>
    </message>
    <message>
        <source>The time was over: this attempt does not count</source>
        <translation>The time was over: this attempt does not count</translation>
    </message>
    <message>
        <source>The title has no end: “::” belongs behind it as well.</source>
        <translation>The title has no end: “::” belongs behind it as well.</translation>
    </message>
    <message>
        <source>The topic is sent to {host}; no document is.</source>
        <translation>The topic is sent to {host}; no document is.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>The trash is empty</translation>
    </message>
    <message>
        <source>The tutor is off in a quiz that counts.</source>
        <translation>The tutor is off in a quiz that counts.</translation>
    </message>
    <message>
        <source>The tutor may help with this course</source>
        <translation>The tutor may help with this course</translation>
    </message>
    <message>
        <source>The tutor may help, once nothing counts any more</source>
        <translation>The tutor may help, once nothing counts any more</translation>
    </message>
    <message>
        <source>The tutor says: {words}</source>
        <translation>The tutor says: {words}</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>The two PINs differ.</translation>
    </message>
    <message>
        <source>The unit counts.</source>
        <translation>The unit counts.</translation>
    </message>
    <message>
        <source>The unit may be left out.</source>
        <translation>The unit may be left out.</translation>
    </message>
    <message>
        <source>The unit “{unit}” is not known here.</source>
        <translation>The unit “{unit}” is not known here.</translation>
    </message>
    <message>
        <source>The usual forgetting curve is used.</source>
        <translation>The usual forgetting curve is used.</translation>
    </message>
    <message>
        <source>The usual measure: one question in ten is forgotten when it comes.</source>
        <translation>The usual measure: one question in ten is forgotten when it comes.</translation>
    </message>
    <message>
        <source>The voice chosen before is no longer there, so another one reads.</source>
        <translation>The voice chosen before is no longer there, so another one reads.</translation>
    </message>
    <message>
        <source>The voice could not say a sentence.</source>
        <translation>The voice could not say a sentence.</translation>
    </message>
    <message>
        <source>The voice does not answer. Check that sound works, then press Play again.</source>
        <translation>The voice does not answer. Check that sound works, then press Play again.</translation>
    </message>
    <message>
        <source>The voice stopped unexpectedly. Press Play to go on where it was.</source>
        <translation>The voice stopped unexpectedly. Press Play to go on where it was.</translation>
    </message>
    <message>
        <source>The voice “{voice}” is not there, or its file is damaged.</source>
        <translation>The voice “{voice}” is not there, or its file is damaged.</translation>
    </message>
    <message>
        <source>The voice “{voice}” that was chosen is not on this computer.</source>
        <translation>The voice “{voice}” that was chosen is not on this computer.</translation>
    </message>
    <message>
        <source>The weight {percent} % is more than 100 %.</source>
        <translation>The weight {percent} % is more than 100 %.</translation>
    </message>
    <message>
        <source>The weights of the right answers add up to {percent} % instead of 100 %.</source>
        <translation>The weights of the right answers add up to {percent} % instead of 100 %.</translation>
    </message>
    <message>
        <source>The whole area</source>
        <translation>The whole area</translation>
    </message>
    <message>
        <source>The whole course</source>
        <translation>The whole course</translation>
    </message>
    <message>
        <source>The wish is too long.</source>
        <translation>The wish is too long.</translation>
    </message>
    <message>
        <source>The word bank below has no words yet.</source>
        <translation>The word bank below has no words yet.</translation>
    </message>
    <message>
        <source>The {kind} cannot be used. Field {field}: {reason}.</source>
        <translation>The {kind} cannot be used. Field {field}: {reason}.</translation>
    </message>
    <message>
        <source>Their cards let nobody in any more, at once. New ones can be made at any time.</source>
        <translation>Their cards let nobody in any more, at once. New ones can be made at any time.</translation>
    </message>
    <message>
        <source>Their notes are kept and find their place when the lesson is imported.</source>
        <translation>Their notes are kept and find their place when the lesson is imported.</translation>
    </message>
    <message>
        <source>Their progress goes from {before}% to {after}% on average: lessons are new to them that they have not done.</source>
        <translation>Their progress goes from {before}% to {after}% on average: lessons are new to them that they have not done.</translation>
    </message>
    <message>
        <source>Their progress stays as it is: {after}% on average.</source>
        <translation>Their progress stays as it is: {after}% on average.</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Theme like the system</source>
        <translation>Theme like the system</translation>
    </message>
    <message>
        <source>Then there are no hints either.</source>
        <translation>Then there are no hints either.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n gap(s) to fill.</source>
        <translation>
            <numerusform>There are %n gap to fill.</numerusform>
            <numerusform>There are %n gaps to fill.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n things to bring into their order.</source>
        <translation>
            <numerusform>There are %n things to bring into their order.</numerusform>
            <numerusform>There are %n things to bring into their order.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are fewer questions than are to be asked.</source>
        <translation>There are fewer questions than are to be asked.</translation>
    </message>
    <message>
        <source>There are four colours to mark with.</source>
        <translation>There are four colours to mark with.</translation>
    </message>
    <message>
        <source>There are more than two braces.</source>
        <translation>There are more than two braces.</translation>
    </message>
    <message>
        <source>There are more than {count} answers.</source>
        <translation>There are more than {count} answers.</translation>
    </message>
    <message>
        <source>There are no accounts.</source>
        <translation>There are no accounts.</translation>
    </message>
    <message>
        <source>There are no administrators.</source>
        <translation>There are no administrators.</translation>
    </message>
    <message>
        <source>There are no courses.</source>
        <translation>There are no courses.</translation>
    </message>
    <message>
        <source>There are no lessons.</source>
        <translation>There are no lessons.</translation>
    </message>
    <message>
        <source>There are no loudspeakers or headphones to hear the voice with. Connect some, or switch the sound on, then press Play again.</source>
        <translation>There are no loudspeakers or headphones to hear the voice with. Connect some, or switch the sound on, then press Play again.</translation>
    </message>
    <message>
        <source>There are no loudspeakers or headphones to listen with. The recording can be kept all the same.</source>
        <translation>There are no loudspeakers or headphones to listen with. The recording can be kept all the same.</translation>
    </message>
    <message>
        <source>There are no notes in this file.</source>
        <translation>There are no notes in this file.</translation>
    </message>
    <message>
        <source>There are no questions of the type “{name}”.</source>
        <translation>There are no questions of the type “{name}”.</translation>
    </message>
    <message>
        <source>There are no slides to make a film of.</source>
        <translation>There are no slides to make a film of.</translation>
    </message>
    <message>
        <source>There are no words here that could be put otherwise.</source>
        <translation>There are no words here that could be put otherwise.</translation>
    </message>
    <message>
        <source>There are no words here to mark.</source>
        <translation>There are no words here to mark.</translation>
    </message>
    <message>
        <source>There are not enough different pictures for so many people.</source>
        <translation>There are not enough different pictures for so many people.</translation>
    </message>
    <message>
        <source>There are not enough reviews yet to compute your own forgetting curve.</source>
        <translation>There are not enough reviews yet to compute your own forgetting curve.</translation>
    </message>
    <message>
        <source>There are not enough reviews yet: {have} of {needed}.</source>
        <translation>There are not enough reviews yet: {have} of {needed}.</translation>
    </message>
    <message>
        <source>There can be at most 20 letters.</source>
        <translation>There can be at most 20 letters.</translation>
    </message>
    <message>
        <source>There have to be three wrong answers.</source>
        <translation>There have to be three wrong answers.</translation>
    </message>
    <message>
        <source>There is a connection named “{name}” already.</source>
        <translation>There is a connection named “{name}” already.</translation>
    </message>
    <message>
        <source>There is a server at {host}, but no language model at this address of it.</source>
        <translation>There is a server at {host}, but no language model at this address of it.</translation>
    </message>
    <message>
        <source>There is another file “{name}” in the course.</source>
        <translation>There is another file “{name}” in the course.</translation>
    </message>
    <message>
        <source>There is no account “{name}” on this computer.</source>
        <translation>There is no account “{name}” on this computer.</translation>
    </message>
    <message>
        <source>There is no answer of today to take back.</source>
        <translation>There is no answer of today to take back.</translation>
    </message>
    <message>
        <source>There is no camera at this computer now. Type the letters under the square on your card instead.</source>
        <translation>There is no camera at this computer now. Type the letters under the square on your card instead.</translation>
    </message>
    <message>
        <source>There is no class yet</source>
        <translation>There is no class yet</translation>
    </message>
    <message>
        <source>There is no class yet. Call your teacher.</source>
        <translation>There is no class yet. Call your teacher.</translation>
    </message>
    <message>
        <source>There is no course here yet.</source>
        <translation>There is no course here yet.</translation>
    </message>
    <message>
        <source>There is no course “{course}” in the library.</source>
        <translation>There is no course “{course}” in the library.</translation>
    </message>
    <message>
        <source>There is no day of a class on this stick.</source>
        <translation>There is no day of a class on this stick.</translation>
    </message>
    <message>
        <source>There is no empty gap for this word.</source>
        <translation>There is no empty gap for this word.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>There is no folder {folder}.</translation>
    </message>
    <message>
        <source>There is no further hint.</source>
        <translation>There is no further hint.</translation>
    </message>
    <message>
        <source>There is no hint for this kind of question beyond the lesson itself.</source>
        <translation>There is no hint for this kind of question beyond the lesson itself.</translation>
    </message>
    <message>
        <source>There is no lesson before this one.</source>
        <translation>There is no lesson before this one.</translation>
    </message>
    <message>
        <source>There is no library yet.</source>
        <translation>There is no library yet.</translation>
    </message>
    <message>
        <source>There is no module before this one.</source>
        <translation>There is no module before this one.</translation>
    </message>
    <message>
        <source>There is no place for files here.</source>
        <translation>There is no place for files here.</translation>
    </message>
    <message>
        <source>There is no question here to be asked again.</source>
        <translation>There is no question here to be asked again.</translation>
    </message>
    <message>
        <source>There is no question here.</source>
        <translation>There is no question here.</translation>
    </message>
    <message>
        <source>There is no room left on the stick “{stick}”.</source>
        <translation>There is no room left on the stick “{stick}”.</translation>
    </message>
    <message>
        <source>There is no room left to unpack {file}.</source>
        <translation>There is no room left to unpack {file}.</translation>
    </message>
    <message>
        <source>There is no room left to write {file}.</source>
        <translation>There is no room left to write {file}.</translation>
    </message>
    <message>
        <source>There is no room on the disk for the sound.</source>
        <translation>There is no room on the disk for the sound.</translation>
    </message>
    <message>
        <source>There is no sound in {file}.</source>
        <translation>There is no sound in {file}.</translation>
    </message>
    <message>
        <source>There is no such avatar.</source>
        <translation>There is no such avatar.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>There is no such template.</source>
        <translation>There is no such template.</translation>
    </message>
    <message>
        <source>There is no text here yet.</source>
        <translation>There is no text here yet.</translation>
    </message>
    <message>
        <source>There is no transcript: nothing is said in words here.</source>
        <translation>There is no transcript: nothing is said in words here.</translation>
    </message>
    <message>
        <source>There is no voice for {language}. Choose another voice, or add one.</source>
        <translation>There is no voice for {language}. Choose another voice, or add one.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>There is none yet.</translation>
    </message>
    <message>
        <source>There is none: the library opens for whoever starts the program.</source>
        <translation>There is none: the library opens for whoever starts the program.</translation>
    </message>
    <message>
        <source>There is nothing left to write here.</source>
        <translation>There is nothing left to write here.</translation>
    </message>
    <message>
        <source>There is nothing to hint at.</source>
        <translation>There is nothing to hint at.</translation>
    </message>
    <message>
        <source>There is nothing to open again.</source>
        <translation>There is nothing to open again.</translation>
    </message>
    <message>
        <source>There is nothing to read aloud here: all of it is code, tables or notes that are skipped, or pictures. What is skipped can be chosen with the wheel in this bar.</source>
        <translation>There is nothing to read aloud here: all of it is code, tables or notes that are skipped, or pictures. What is skipped can be chosen with the wheel in this bar.</translation>
    </message>
    <message>
        <source>There is nothing to say: the script has no sentences.</source>
        <translation>There is nothing to say: the script has no sentences.</translation>
    </message>
    <message>
        <source>These are not the same digits.</source>
        <translation>These are not the same digits.</translation>
    </message>
    <message>
        <source>These are not your pictures. Try again.</source>
        <translation>These are not your pictures. Try again.</translation>
    </message>
    <message>
        <source>These are your pictures</source>
        <translation>These are your pictures</translation>
    </message>
    <message>
        <source>These notes</source>
        <translation>These notes</translation>
    </message>
    <message>
        <source>These questions are not part of the quiz any more.</source>
        <translation>These questions are not part of the quiz any more.</translation>
    </message>
    <message>
        <source>These slides are in a form that this program does not read.</source>
        <translation>These slides are in a form that this program does not read.</translation>
    </message>
    <message>
        <source>These words are not in the lesson any more</source>
        <translation>These words are not in the lesson any more</translation>
    </message>
    <message>
        <source>These words cannot be kept. Type them anew.</source>
        <translation>These words cannot be kept. Type them anew.</translation>
    </message>
    <message>
        <source>These words stand in the script, where they can be changed.</source>
        <translation>These words stand in the script, where they can be changed.</translation>
    </message>
    <message>
        <source>They are asked, although they were forgotten often.</source>
        <translation>They are asked, although they were forgotten often.</translation>
    </message>
    <message>
        <source>They are not encrypted on the way.</source>
        <translation>They are not encrypted on the way.</translation>
    </message>
    <message>
        <source>They are shown only now: print them, or let the children keep them in mind.</source>
        <translation>They are shown only now: print them, or let the children keep them in mind.</translation>
    </message>
    <message>
        <source>They ask to understand or to do, not only to know the words.</source>
        <translation>They ask to understand or to do, not only to know the words.</translation>
    </message>
    <message>
        <source>They begin with a verb whose doing can be seen.</source>
        <translation>They begin with a verb whose doing can be seen.</translation>
    </message>
    <message>
        <source>They break none of twenty rules for good questions.</source>
        <translation>They break none of twenty rules for good questions.</translation>
    </message>
    <message>
        <source>They lie in a folder beside this page.</source>
        <translation>They lie in a folder beside this page.</translation>
    </message>
    <message>
        <source>They sign in with a start code, which is shown next, and choose a password.</source>
        <translation>They sign in with a start code, which is shown next, and choose a password.</translation>
    </message>
    <message>
        <source>Think about what you have just heard.</source>
        <translation>Think about what you have just heard.</translation>
    </message>
    <message>
        <source>Third row</source>
        <translation>Third row</translation>
    </message>
    <message>
        <source>This PIN is easy to guess.</source>
        <translation>This PIN is easy to guess.</translation>
    </message>
    <message>
        <source>This PIN is not right.</source>
        <translation>This PIN is not right.</translation>
    </message>
    <message>
        <source>This PIN is not right. Try again.</source>
        <translation>This PIN is not right. Try again.</translation>
    </message>
    <message>
        <source>This Python has SQLite {version}; {oldest} or newer with full-text search is needed.</source>
        <translation>This Python has SQLite {version}; {oldest} or newer with full-text search is needed.</translation>
    </message>
    <message>
        <source>This account cannot sign in.</source>
        <translation>This account cannot sign in.</translation>
    </message>
    <message>
        <source>This account is deleted.</source>
        <translation>This account is deleted.</translation>
    </message>
    <message>
        <source>This account is disabled.</source>
        <translation>This account is disabled.</translation>
    </message>
    <message>
        <source>This account was changed elsewhere while you were typing. Nothing was overwritten. Saved there is:</source>
        <translation>This account was changed elsewhere while you were typing. Nothing was overwritten. Saved there is:</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>This account was deleted</translation>
    </message>
    <message>
        <source>This account was deleted.</source>
        <translation>This account was deleted.</translation>
    </message>
    <message>
        <source>This account was not made in your class.</source>
        <translation>This account was not made in your class.</translation>
    </message>
    <message>
        <source>This answer cannot be marked by yourself.</source>
        <translation>This answer cannot be marked by yourself.</translation>
    </message>
    <message>
        <source>This answer takes no marks.</source>
        <translation>This answer takes no marks.</translation>
    </message>
    <message>
        <source>This assignment was changed elsewhere meanwhile.</source>
        <translation>This assignment was changed elsewhere meanwhile.</translation>
    </message>
    <message>
        <source>This attempt belongs to somebody else.</source>
        <translation>This attempt belongs to somebody else.</translation>
    </message>
    <message>
        <source>This attempt is finished.</source>
        <translation>This attempt is finished.</translation>
    </message>
    <message>
        <source>This attempt is still running.</source>
        <translation>This attempt is still running.</translation>
    </message>
    <message>
        <source>This belongs to somebody else.</source>
        <translation>This belongs to somebody else.</translation>
    </message>
    <message>
        <source>This cannot be played</source>
        <translation>This cannot be played</translation>
    </message>
    <message>
        <source>This cannot be shown again. Copy, save or print it first, or close anyway.</source>
        <translation>This cannot be shown again. Copy, save or print it first, or close anyway.</translation>
    </message>
    <message>
        <source>This card is graded by yourself.</source>
        <translation>This card is graded by yourself.</translation>
    </message>
    <message>
        <source>This card is of another class or of another computer.</source>
        <translation>This card is of another class or of another computer.</translation>
    </message>
    <message>
        <source>This card of the class {class_name} does not let anybody in any more.</source>
        <translation>This card of the class {class_name} does not let anybody in any more.</translation>
    </message>
    <message>
        <source>This card was answered meanwhile.</source>
        <translation>This card was answered meanwhile.</translation>
    </message>
    <message>
        <source>This card was made by a newer version of this program.</source>
        <translation>This card was made by a newer version of this program.</translation>
    </message>
    <message>
        <source>This class has no guests.</source>
        <translation>This class has no guests.</translation>
    </message>
    <message>
        <source>This class is not used any more.</source>
        <translation>This class is not used any more.</translation>
    </message>
    <message>
        <source>This class keeps them secret. Who has forgotten theirs gets new ones, from the “…” of their line.</source>
        <translation>This class keeps them secret. Who has forgotten theirs gets new ones, from the “…” of their line.</translation>
    </message>
    <message>
        <source>This class takes no QR codes now. That is switched on under “Edit class…”.</source>
        <translation>This class takes no QR codes now. That is switched on under “Edit class…”.</translation>
    </message>
    <message>
        <source>This class was changed elsewhere meanwhile.</source>
        <translation>This class was changed elsewhere meanwhile.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>This computer cannot show the kind of pictures that this film has.</source>
        <translation>This computer cannot show the kind of pictures that this film has.</translation>
    </message>
    <message>
        <source>This computer does not open sticks by itself, and the part that would do it is missing or does not answer.</source>
        <translation>This computer does not open sticks by itself, and the part that would do it is missing or does not answer.</translation>
    </message>
    <message>
        <source>This computer has no sound device just now. Captions show what is said.</source>
        <translation>This computer has no sound device just now. Captions show what is said.</translation>
    </message>
    <message>
        <source>This computer has no voice yet.</source>
        <translation>This computer has no voice yet.</translation>
    </message>
    <message>
        <source>This computer is for other classes.</source>
        <translation>This computer is for other classes.</translation>
    </message>
    <message>
        <source>This computer is kept for the class.</source>
        <translation>This computer is kept for the class.</translation>
    </message>
    <message>
        <source>This computer is not shared yet, so nobody could sign in.</source>
        <translation>This computer is not shared yet, so nobody could sign in.</translation>
    </message>
    <message>
        <source>This computer is set up already.</source>
        <translation>This computer is set up already.</translation>
    </message>
    <message>
        <source>This computer knows no program that shows “{name}”.</source>
        <translation>This computer knows no program that shows “{name}”.</translation>
    </message>
    <message>
        <source>This computer needs a moment</source>
        <translation>This computer needs a moment</translation>
    </message>
    <message>
        <source>This concerns learners only.</source>
        <translation>This concerns learners only.</translation>
    </message>
    <message>
        <source>This connection is gone.</source>
        <translation>This connection is gone.</translation>
    </message>
    <message>
        <source>This connection was removed. Choose another writer.</source>
        <translation>This connection was removed. Choose another writer.</translation>
    </message>
    <message>
        <source>This could not be finished because of a fault in the program.</source>
        <translation>This could not be finished because of a fault in the program.</translation>
    </message>
    <message>
        <source>This could not be made because of a fault in the program.</source>
        <translation>This could not be made because of a fault in the program.</translation>
    </message>
    <message>
        <source>This could not be written because of a fault in the program.</source>
        <translation>This could not be written because of a fault in the program.</translation>
    </message>
    <message>
        <source>This could not be written because of a fault in the program. The log has the details.</source>
        <translation>This could not be written because of a fault in the program. The log has the details.</translation>
    </message>
    <message>
        <source>This course has no films.</source>
        <translation>This course has no films.</translation>
    </message>
    <message>
        <source>This course has no flashcards that you do not review already.</source>
        <translation>This course has no flashcards that you do not review already.</translation>
    </message>
    <message>
        <source>This course has no lessons</source>
        <translation>This course has no lessons</translation>
    </message>
    <message>
        <source>This course has no lessons yet</source>
        <translation>This course has no lessons yet</translation>
    </message>
    <message>
        <source>This course has no lessons yet.</source>
        <translation>This course has no lessons yet.</translation>
    </message>
    <message>
        <source>This course has no lessons yet. Edit it to add some.</source>
        <translation>This course has no lessons yet. Edit it to add some.</translation>
    </message>
    <message>
        <source>This course has no quiz</source>
        <translation>This course has no quiz</translation>
    </message>
    <message>
        <source>This course has no quiz yet.</source>
        <translation>This course has no quiz yet.</translation>
    </message>
    <message>
        <source>This course is being written already.</source>
        <translation>This course is being written already.</translation>
    </message>
    <message>
        <source>This course is being written by another window or by the command line.</source>
        <translation>This course is being written by another window or by the command line.</translation>
    </message>
    <message>
        <source>This course is no longer in the library</source>
        <translation>This course is no longer in the library</translation>
    </message>
    <message>
        <source>This course is not for this computer.</source>
        <translation>This course is not for this computer.</translation>
    </message>
    <message>
        <source>This course is not published.</source>
        <translation>This course is not published.</translation>
    </message>
    <message>
        <source>This course names no outcomes. They are written in the editor.</source>
        <translation>This course names no outcomes. They are written in the editor.</translation>
    </message>
    <message>
        <source>This course was not made from these documents, or they have changed since.</source>
        <translation>This course was not made from these documents, or they have changed since.</translation>
    </message>
    <message>
        <source>This day is not in the calendar.</source>
        <translation>This day is not in the calendar.</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: it holds parts that cannot be shown as a picture.</source>
        <translation>This diagram cannot be drawn: it holds parts that cannot be shown as a picture.</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: it takes too long. A smaller one may do.</source>
        <translation>This diagram cannot be drawn: it takes too long. A smaller one may do.</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: its first line names no kind of diagram that is known.</source>
        <translation>This diagram cannot be drawn: its first line names no kind of diagram that is known.</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: its text is not understood.</source>
        <translation>This diagram cannot be drawn: its text is not understood.</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: line {line} of its text is not understood.</source>
        <translation>This diagram cannot be drawn: line {line} of its text is not understood.</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: something in its text is too large or not known.</source>
        <translation>This diagram cannot be drawn: something in its text is too large or not known.</translation>
    </message>
    <message>
        <source>This diagram could not be drawn here. It is written so:</source>
        <translation>This diagram could not be drawn here. It is written so:</translation>
    </message>
    <message>
        <source>This diagram was not drawn: the drawing broke off. Open the lesson again to retry.</source>
        <translation>This diagram was not drawn: the drawing broke off. Open the lesson again to retry.</translation>
    </message>
    <message>
        <source>This diagram was not drawn: the drawing did not start. Open the lesson again to retry.</source>
        <translation>This diagram was not drawn: the drawing did not start. Open the lesson again to retry.</translation>
    </message>
    <message>
        <source>This document was not kept.</source>
        <translation>This document was not kept.</translation>
    </message>
    <message>
        <source>This file does not belong to the answer any more.</source>
        <translation>This file does not belong to the answer any more.</translation>
    </message>
    <message>
        <source>This film cannot be played</source>
        <translation>This film cannot be played</translation>
    </message>
    <message>
        <source>This film is in a form that this program does not read.</source>
        <translation>This film is in a form that this program does not read.</translation>
    </message>
    <message>
        <source>This has only one part and cannot be split.</source>
        <translation>This has only one part and cannot be split.</translation>
    </message>
    <message>
        <source>This installation of the program has no film player.</source>
        <translation>This installation of the program has no film player.</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>This is a folder.</translation>
    </message>
    <message>
        <source>This is a notice of the kind {kind}.</source>
        <translation>This is a notice of the kind {kind}.</translation>
    </message>
    <message>
        <source>This is a program. It is not opened here; save it to look at it otherwise.</source>
        <translation>This is a program. It is not opened here; save it to look at it otherwise.</translation>
    </message>
    <message>
        <source>This is how lessons are read.</source>
        <translation>This is how lessons are read.</translation>
    </message>
    <message>
        <source>This is more than one file can hold.</source>
        <translation>This is more than one file can hold.</translation>
    </message>
    <message>
        <source>This is no part of a lesson: “{text}”.</source>
        <translation>This is no part of a lesson: “{text}”.</translation>
    </message>
    <message>
        <source>This is no regular expression: {reason}.</source>
        <translation>This is no regular expression: {reason}.</translation>
    </message>
    <message>
        <source>This is not a course package.</source>
        <translation>This is not a course package.</translation>
    </message>
    <message>
        <source>This is not a file name.</source>
        <translation>This is not a file name.</translation>
    </message>
    <message>
        <source>This is not a list of web annotations.</source>
        <translation>This is not a list of web annotations.</translation>
    </message>
    <message>
        <source>This is not a quiz in the format that Coursegen reads.</source>
        <translation>This is not a quiz in the format that Coursegen reads.</translation>
    </message>
    <message>
        <source>This is not a quiz.</source>
        <translation>This is not a quiz.</translation>
    </message>
    <message>
        <source>This is not a script of answers.</source>
        <translation>This is not a script of answers.</translation>
    </message>
    <message>
        <source>This is not a whole code.</source>
        <translation>This is not a whole code.</translation>
    </message>
    <message>
        <source>This is not an email address.</source>
        <translation>This is not an email address.</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>This is not an ordinary file.</translation>
    </message>
    <message>
        <source>This is not being made any more.</source>
        <translation>This is not being made any more.</translation>
    </message>
    <message>
        <source>This is not in the outline any more.</source>
        <translation>This is not in the outline any more.</translation>
    </message>
    <message>
        <source>This is not right yet.</source>
        <translation>This is not right yet.</translation>
    </message>
    <message>
        <source>This is not understood yet.</source>
        <translation>This is not understood yet.</translation>
    </message>
    <message>
        <source>This is not your password. Try again.</source>
        <translation>This is not your password. Try again.</translation>
    </message>
    <message>
        <source>This is one of the most common passwords.</source>
        <translation>This is one of the most common passwords.</translation>
    </message>
    <message>
        <source>This is partly right.</source>
        <translation>This is partly right.</translation>
    </message>
    <message>
        <source>This is right.</source>
        <translation>This is right.</translation>
    </message>
    <message>
        <source>This is the class of other teachers.</source>
        <translation>This is the class of other teachers.</translation>
    </message>
    <message>
        <source>This is the first one already.</source>
        <translation>This is the first one already.</translation>
    </message>
    <message>
        <source>This is the last administrator.</source>
        <translation>This is the last administrator.</translation>
    </message>
    <message>
        <source>This is the last one already.</source>
        <translation>This is the last one already.</translation>
    </message>
    <message>
        <source>This is the only question of its quiz, and it was answered already.</source>
        <translation>This is the only question of its quiz, and it was answered already.</translation>
    </message>
    <message>
        <source>This is the password that you have.</source>
        <translation>This is the password that you have.</translation>
    </message>
    <message>
        <source>This is the session of the kiosk: nothing else runs in it.</source>
        <translation>This is the session of the kiosk: nothing else runs in it.</translation>
    </message>
    <message>
        <source>This kind of question can be answered in a quiz only.</source>
        <translation>This kind of question can be answered in a quiz only.</translation>
    </message>
    <message>
        <source>This label does not belong to that group of places.</source>
        <translation>This label does not belong to that group of places.</translation>
    </message>
    <message>
        <source>This lesson</source>
        <translation>This lesson</translation>
    </message>
    <message>
        <source>This lesson begins its module already.</source>
        <translation>This lesson begins its module already.</translation>
    </message>
    <message>
        <source>This lesson does not exist any more.</source>
        <translation>This lesson does not exist any more.</translation>
    </message>
    <message>
        <source>This lesson does not speak of “{words}”.</source>
        <translation>This lesson does not speak of “{words}”.</translation>
    </message>
    <message>
        <source>This lesson has no film any more.</source>
        <translation>This lesson has no film any more.</translation>
    </message>
    <message>
        <source>This lesson has no quiz any more.</source>
        <translation>This lesson has no quiz any more.</translation>
    </message>
    <message>
        <source>This lesson has no script</source>
        <translation>This lesson has no script</translation>
    </message>
    <message>
        <source>This lesson has no slides</source>
        <translation>This lesson has no slides</translation>
    </message>
    <message>
        <source>This lesson has no slides.</source>
        <translation>This lesson has no slides.</translation>
    </message>
    <message>
        <source>This lesson has nothing that slides could be made from.</source>
        <translation>This lesson has nothing that slides could be made from.</translation>
    </message>
    <message>
        <source>This lesson is being changed elsewhere just now.</source>
        <translation>This lesson is being changed elsewhere just now.</translation>
    </message>
    <message>
        <source>This lesson is empty, so there is nothing to read aloud.</source>
        <translation>This lesson is empty, so there is nothing to read aloud.</translation>
    </message>
    <message>
        <source>This lesson is in the trash.</source>
        <translation>This lesson is in the trash.</translation>
    </message>
    <message>
        <source>This lesson is not in its outline any more.</source>
        <translation>This lesson is not in its outline any more.</translation>
    </message>
    <message>
        <source>This lesson is not in the course any more.</source>
        <translation>This lesson is not in the course any more.</translation>
    </message>
    <message>
        <source>This lesson makes no statements of its own.</source>
        <translation>This lesson makes no statements of its own.</translation>
    </message>
    <message>
        <source>This lesson was changed elsewhere</source>
        <translation>This lesson was changed elsewhere</translation>
    </message>
    <message>
        <source>This lesson was changed elsewhere since you opened it.</source>
        <translation>This lesson was changed elsewhere since you opened it.</translation>
    </message>
    <message>
        <source>This lesson was not made from documents here.</source>
        <translation>This lesson was not made from documents here.</translation>
    </message>
    <message>
        <source>This library holds something that cannot be saved ({where}: {why}).</source>
        <translation>This library holds something that cannot be saved ({where}: {why}).</translation>
    </message>
    <message>
        <source>This link leaves the course and opens {host} in your browser:</source>
        <translation>This link leaves the course and opens {host} in your browser:</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>This name is too long: {count} characters.</source>
        <translation>This name is too long: {count} characters.</translation>
    </message>
    <message>
        <source>This names no place in a document.</source>
        <translation>This names no place in a document.</translation>
    </message>
    <message>
        <source>This narration is in a form that this program does not read.</source>
        <translation>This narration is in a form that this program does not read.</translation>
    </message>
    <message>
        <source>This note is longer than {most} characters.</source>
        <translation>This note is longer than {most} characters.</translation>
    </message>
    <message>
        <source>This note is too long.</source>
        <translation>This note is too long.</translation>
    </message>
    <message>
        <source>This note of what to make cannot be read.</source>
        <translation>This note of what to make cannot be read.</translation>
    </message>
    <message>
        <source>This outline does not fit the documents: {problem}.</source>
        <translation>This outline does not fit the documents: {problem}.</translation>
    </message>
    <message>
        <source>This page is closed.</source>
        <translation>This page is closed.</translation>
    </message>
    <message>
        <source>This part is not valid JSON.</source>
        <translation>This part is not valid JSON.</translation>
    </message>
    <message>
        <source>This password is not right. Try again.</source>
        <translation>This password is not right. Try again.</translation>
    </message>
    <message>
        <source>This password is too long.</source>
        <translation>This password is too long.</translation>
    </message>
    <message>
        <source>This password is too short.</source>
        <translation>This password is too short.</translation>
    </message>
    <message>
        <source>This picture cannot be used.</source>
        <translation>This picture cannot be used.</translation>
    </message>
    <message>
        <source>This picture is not there.</source>
        <translation>This picture is not there.</translation>
    </message>
    <message>
        <source>This program cannot ask it. It is kept word for word, and goes out again as it came.</source>
        <translation>This program cannot ask it. It is kept word for word, and goes out again as it came.</translation>
    </message>
    <message>
        <source>This question cannot be reviewed.</source>
        <translation>This question cannot be reviewed.</translation>
    </message>
    <message>
        <source>This question has no wrong answers that could be made better.</source>
        <translation>This question has no wrong answers that could be made better.</translation>
    </message>
    <message>
        <source>This question is kept, but it cannot be asked here and is not scored: {reason}.</source>
        <translation>This question is kept, but it cannot be asked here and is not scored: {reason}.</translation>
    </message>
    <message>
        <source>This question is not in its quiz any more.</source>
        <translation>This question is not in its quiz any more.</translation>
    </message>
    <message>
        <source>This question is not in the lesson any more.</source>
        <translation>This question is not in the lesson any more.</translation>
    </message>
    <message>
        <source>This question is not part of the quiz any more.</source>
        <translation>This question is not part of the quiz any more.</translation>
    </message>
    <message>
        <source>This question takes no answer.</source>
        <translation>This question takes no answer.</translation>
    </message>
    <message>
        <source>This question was changed after you answered it.</source>
        <translation>This question was changed after you answered it.</translation>
    </message>
    <message>
        <source>This quiz does not exist any more.</source>
        <translation>This quiz does not exist any more.</translation>
    </message>
    <message>
        <source>This quiz does not stand in the course any more.</source>
        <translation>This quiz does not stand in the course any more.</translation>
    </message>
    <message>
        <source>This quiz is closed.</source>
        <translation>This quiz is closed.</translation>
    </message>
    <message>
        <source>This quiz is not open yet.</source>
        <translation>This quiz is not open yet.</translation>
    </message>
    <message>
        <source>This quiz is of version {version}; this program reads version 1.</source>
        <translation>This quiz is of version {version}; this program reads version 1.</translation>
    </message>
    <message>
        <source>This result does not count</source>
        <translation>This result does not count</translation>
    </message>
    <message>
        <source>This script is in a form that this program does not read.</source>
        <translation>This script is in a form that this program does not read.</translation>
    </message>
    <message>
        <source>This script is too long to be spoken: it has {count} characters.</source>
        <translation>This script is too long to be spoken: it has {count} characters.</translation>
    </message>
    <message>
        <source>This sentence is not one of the lesson's.</source>
        <translation>This sentence is not one of the lesson's.</translation>
    </message>
    <message>
        <source>This square is not on a card of this program.</source>
        <translation>This square is not on a card of this program.</translation>
    </message>
    <message>
        <source>This step cannot be done again: it was changed elsewhere since.</source>
        <translation>This step cannot be done again: it was changed elsewhere since.</translation>
    </message>
    <message>
        <source>This step cannot be undone: it was changed elsewhere since.</source>
        <translation>This step cannot be undone: it was changed elsewhere since.</translation>
    </message>
    <message>
        <source>This step of editing cannot be read any more.</source>
        <translation>This step of editing cannot be read any more.</translation>
    </message>
    <message>
        <source>This system has no keyring that the program can use.</source>
        <translation>This system has no keyring that the program can use.</translation>
    </message>
    <message>
        <source>This takes about {needed} MB, and only {free} MB are free on the disk.</source>
        <translation>This takes about {needed} MB, and only {free} MB are free on the disk.</translation>
    </message>
    <message>
        <source>This text could not be laid out, so it is shown as it was typed.</source>
        <translation>This text could not be laid out, so it is shown as it was typed.</translation>
    </message>
    <message>
        <source>This text has no headings yet.</source>
        <translation>This text has no headings yet.</translation>
    </message>
    <message>
        <source>This text is too long to be stored.</source>
        <translation>This text is too long to be stored.</translation>
    </message>
    <message>
        <source>This took longer than {seconds} seconds and was stopped.</source>
        <translation>This took longer than {seconds} seconds and was stopped.</translation>
    </message>
    <message>
        <source>This version cannot be read: the file of the library is damaged.</source>
        <translation>This version cannot be read: the file of the library is damaged.</translation>
    </message>
    <message>
        <source>This version is of the whole course.</source>
        <translation>This version is of the whole course.</translation>
    </message>
    <message>
        <source>This version of the program does not know the kind of connection “{kind}”.</source>
        <translation>This version of the program does not know the kind of connection “{kind}”.</translation>
    </message>
    <message>
        <source>This was begun and not finished. What is finished is kept.</source>
        <translation>This was begun and not finished. What is finished is kept.</translation>
    </message>
    <message>
        <source>This was changed elsewhere since you opened it.</source>
        <translation>This was changed elsewhere since you opened it.</translation>
    </message>
    <message>
        <source>This was changed elsewhere since.</source>
        <translation>This was changed elsewhere since.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Those who teach a class look after its people and what they have to do.</source>
        <translation>Those who teach a class look after its people and what they have to do.</translation>
    </message>
    <message>
        <source>Three pictures</source>
        <translation>Three pictures</translation>
    </message>
    <message>
        <source>Three pictures in their order, out of twelve. For children who cannot read yet.</source>
        <translation>Three pictures in their order, out of twelve. For children who cannot read yet.</translation>
    </message>
    <message>
        <source>Tick none for all of them.</source>
        <translation>Tick none for all of them.</translation>
    </message>
    <message>
        <source>Tick none for every course that is published.</source>
        <translation>Tick none for every course that is published.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Time learned</source>
        <translation>Time learned</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Time on lessons</source>
        <translation>Time on lessons</translation>
    </message>
    <message>
        <source>Time runs on while the quiz is closed</source>
        <translation>Time runs on while the quiz is closed</translation>
    </message>
    <message>
        <source>Time with lessons and quizzes</source>
        <translation>Time with lessons and quizzes</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Title of the course</source>
        <translation>Title of the course</translation>
    </message>
    <message>
        <source>Title of the result</source>
        <translation>Title of the result</translation>
    </message>
    <message>
        <source>Title of the second lesson</source>
        <translation>Title of the second lesson</translation>
    </message>
    <message>
        <source>Titles that stand there twice</source>
        <translation>Titles that stand there twice</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>To be done by {day}</source>
        <translation>To be done by {day}</translation>
    </message>
    <message>
        <source>To be marked</source>
        <translation>To be marked</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>To do now</source>
        <translation>To do now</translation>
    </message>
    <message>
        <source>To everybody</source>
        <translation>To everybody</translation>
    </message>
    <message>
        <source>To everybody who has none yet</source>
        <translation>To everybody who has none yet</translation>
    </message>
    <message>
        <source>To mend before publishing</source>
        <translation>To mend before publishing</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>To read</translation>
    </message>
    <message>
        <source>To sign in with. No mail is sent.</source>
        <translation>To sign in with. No mail is sent.</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>To the beginning</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>To the end</translation>
    </message>
    <message>
        <source>To the film's beginning</source>
        <translation>To the film's beginning</translation>
    </message>
    <message>
        <source>To the film's end</source>
        <translation>To the film's end</translation>
    </message>
    <message>
        <source>To the lesson</source>
        <translation>To the lesson</translation>
    </message>
    <message>
        <source>To think about; its answer comes afterwards.</source>
        <translation>To think about; its answer comes afterwards.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Today's measure is done</source>
        <translation>Today's measure is done</translation>
    </message>
    <message>
        <source>Today's {goal} are done: {time}.</source>
        <translation>Today's {goal} are done: {time}.</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Today, {time}</translation>
    </message>
    <message>
        <source>Together {points}</source>
        <translation>Together {points}</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Tokens for one course, at most</source>
        <translation>Tokens for one course, at most</translation>
    </message>
    <message>
        <source>Tokens that the model reads and writes at once, at most</source>
        <translation>Tokens that the model reads and writes at once, at most</translation>
    </message>
    <message>
        <source>Told by {model}</source>
        <translation>Told by {model}</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerance</translation>
    </message>
    <message>
        <source>Tolerance of number {number}</source>
        <translation>Tolerance of number {number}</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Too easy to tell anyone apart</source>
        <translation>Too easy to tell anyone apart</translation>
    </message>
    <message>
        <source>Too loud: go back a little from the microphone.</source>
        <translation>Too loud: go back a little from the microphone.</translation>
    </message>
    <message>
        <source>Too many tries.</source>
        <translation>Too many tries.</translation>
    </message>
    <message>
        <source>Too many tries. You can try again in {seconds} s.</source>
        <translation>Too many tries. You can try again in {seconds} s.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Touch the screen or press a key to begin.</source>
        <translation>Touch the screen or press a key to begin.</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcript</translation>
    </message>
    <message>
        <source>Translate the selection</source>
        <translation>Translate the selection</translation>
    </message>
    <message>
        <source>Translate this lesson</source>
        <translation>Translate this lesson</translation>
    </message>
    <message>
        <source>Translate: {language}</source>
        <translation>Translate: {language}</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>True</source>
        <translation>True</translation>
    </message>
    <message>
        <source>True or false</source>
        <translation>True or false</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Try again in a moment.</translation>
    </message>
    <message>
        <source>Try again, or choose another folder.</source>
        <translation>Try again, or choose another folder.</translation>
    </message>
    <message>
        <source>Try again, perhaps with a wish, or choose another model.</source>
        <translation>Try again, perhaps with a wish, or choose another model.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Try again; if it happens again with the same document, please report it.</source>
        <translation>Try again; if it happens again with the same document, please report it.</translation>
    </message>
    <message>
        <source>Try another voice, or install eSpeak NG again.</source>
        <translation>Try another voice, or install eSpeak NG again.</translation>
    </message>
    <message>
        <source>Try another voice.</source>
        <translation>Try another voice.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Try the sample course</source>
        <translation>Try the sample course</translation>
    </message>
    <message>
        <source>Try the voice</source>
        <translation>Try the voice</translation>
    </message>
    <message>
        <source>Try with the sample documents</source>
        <translation>Try with the sample documents</translation>
    </message>
    <message>
        <source>Trying the questions</source>
        <translation>Trying the questions</translation>
    </message>
    <message>
        <source>Turn the card</source>
        <translation>Turn the card</translation>
    </message>
    <message>
        <source>Turtle</source>
        <translation>Turtle</translation>
    </message>
    <message>
        <source>Tutor</source>
        <translation>Tutor</translation>
    </message>
    <message>
        <source>Two different units are given.</source>
        <translation>Two different units are given.</translation>
    </message>
    <message>
        <source>Two lessons have the same title.</source>
        <translation>Two lessons have the same title.</translation>
    </message>
    <message>
        <source>Two lessons of the same name cannot be told apart.</source>
        <translation>Two lessons of the same name cannot be told apart.</translation>
    </message>
    <message>
        <source>Two letters begin at the same per cent.</source>
        <translation>Two letters begin at the same per cent.</translation>
    </message>
    <message>
        <source>Two options count as right.</source>
        <translation>Two options count as right.</translation>
    </message>
    <message>
        <source>Two options say the same.</source>
        <translation>Two options say the same.</translation>
    </message>
    <message>
        <source>Two wrong answers say the same.</source>
        <translation>Two wrong answers say the same.</translation>
    </message>
    <message>
        <source>Type a name that you will recognise.</source>
        <translation>Type a name that you will recognise.</translation>
    </message>
    <message>
        <source>Type a number, such as 4 or 0.5.</source>
        <translation>Type a number, such as 4 or 0.5.</translation>
    </message>
    <message>
        <source>Type a question.</source>
        <translation>Type a question.</translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation>Type at least one letter.</translation>
    </message>
    <message>
        <source>Type digits, such as 12 or 0.5, and a unit only where it is asked for.</source>
        <translation>Type digits, such as 12 or 0.5, and a unit only where it is asked for.</translation>
    </message>
    <message>
        <source>Type fewer digits.</source>
        <translation>Type fewer digits.</translation>
    </message>
    <message>
        <source>Type its name, or list those of the server</source>
        <translation>Type its name, or list those of the server</translation>
    </message>
    <message>
        <source>Type one that you will recognise.</source>
        <translation>Type one that you will recognise.</translation>
    </message>
    <message>
        <source>Type one, such as 4a.</source>
        <translation>Type one, such as 4a.</translation>
    </message>
    <message>
        <source>Type the children's names and they can sign in at once. They need no address: each is known by an animal.</source>
        <translation>Type the children's names and they can sign in at once. They need no address: each is known by an animal.</translation>
    </message>
    <message>
        <source>Type the letters instead</source>
        <translation>Type the letters instead</translation>
    </message>
    <message>
        <source>Type the letters under the square.</source>
        <translation>Type the letters under the square.</translation>
    </message>
    <message>
        <source>Type the names, one a line.</source>
        <translation>Type the names, one a line.</translation>
    </message>
    <message>
        <source>Type the same one twice.</source>
        <translation>Type the same one twice.</translation>
    </message>
    <message>
        <source>Type what the course shall be about.</source>
        <translation>Type what the course shall be about.</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Type your PIN.</translation>
    </message>
    <message>
        <source>Type your email address.</source>
        <translation>Type your email address.</translation>
    </message>
    <message>
        <source>Type your name</source>
        <translation>Type your name</translation>
    </message>
    <message>
        <source>Type your name and choose an animal: that is you from now on.</source>
        <translation>Type your name and choose an animal: that is you from now on.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>Type your name.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Type your password.</translation>
    </message>
    <message>
        <source>Type your recovery code.</source>
        <translation>Type your recovery code.</translation>
    </message>
    <message>
        <source>Types of questions</source>
        <translation>Types of questions</translation>
    </message>
    <message>
        <source>USB stick</source>
        <translation>USB stick</translation>
    </message>
    <message>
        <source>Umbrella</source>
        <translation>Umbrella</translation>
    </message>
    <message>
        <source>Unclear question</source>
        <translation>Unclear question</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Undo {step}</source>
        <translation>Undo {step}</translation>
    </message>
    <message>
        <source>Undo, or the newest notice's action</source>
        <translation>Undo, or the newest notice's action</translation>
    </message>
    <message>
        <source>Undone: {step}.</source>
        <translation>Undone: {step}.</translation>
    </message>
    <message>
        <source>Unfinished question</source>
        <translation>Unfinished question</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Unit {number}</source>
        <translation>Unit {number}</translation>
    </message>
    <message>
        <source>Unit…</source>
        <translation>Unit…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Unlock the keyring, or type the key again.</source>
        <translation>Unlock the keyring, or type the key again.</translation>
    </message>
    <message>
        <source>Unpack it and choose the documents in it.</source>
        <translation>Unpack it and choose the documents in it.</translation>
    </message>
    <message>
        <source>Unpack it and choose the folder with its documents. To take over a whole course, use Import.</source>
        <translation>Unpack it and choose the folder with its documents. To take over a whole course, use Import.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Untitled question</source>
        <translation>Untitled question</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n file(s)</source>
        <translation>
            <numerusform>Up to %n file</numerusform>
            <numerusform>Up to %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Update Coursegen Desktop, then import it again.</source>
        <translation>Update Coursegen Desktop, then import it again.</translation>
    </message>
    <message>
        <source>Update Coursegen Desktop.</source>
        <translation>Update Coursegen Desktop.</translation>
    </message>
    <message>
        <source>Use a recovery code</source>
        <translation>Use a recovery code</translation>
    </message>
    <message>
        <source>Use another one for it.</source>
        <translation>Use another one for it.</translation>
    </message>
    <message>
        <source>Use another one for that.</source>
        <translation>Use another one for that.</translation>
    </message>
    <message>
        <source>Use at least {least} characters; several words are easy to keep in mind.</source>
        <translation>Use at least {least} characters; several words are easy to keep in mind.</translation>
    </message>
    <message>
        <source>Use at most 500 characters.</source>
        <translation>Use at most 500 characters.</translation>
    </message>
    <message>
        <source>Use by default</source>
        <translation>Use by default</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Use it alone</source>
        <translation>Use it alone</translation>
    </message>
    <message>
        <source>Use it alone again…</source>
        <translation>Use it alone again…</translation>
    </message>
    <message>
        <source>Use one kind of answers only.</source>
        <translation>Use one kind of answers only.</translation>
    </message>
    <message>
        <source>Use one of these: {units}.</source>
        <translation>Use one of these: {units}.</translation>
    </message>
    <message>
        <source>Use the name that it signs in with.</source>
        <translation>Use the name that it signs in with.</translation>
    </message>
    <message>
        <source>Use the painted cover</source>
        <translation>Use the painted cover</translation>
    </message>
    <message>
        <source>Use this computer alone again?</source>
        <translation>Use this computer alone again?</translation>
    </message>
    <message>
        <source>Use this computer as a class kiosk</source>
        <translation>Use this computer as a class kiosk</translation>
    </message>
    <message>
        <source>Use this computer as a class kiosk…</source>
        <translation>Use this computer as a class kiosk…</translation>
    </message>
    <message>
        <source>Use those values</source>
        <translation>Use those values</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>Used in</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Very quiet: come nearer to the microphone.</source>
        <translation>Very quiet: come nearer to the microphone.</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Volume: {percent} %</source>
        <translation>Volume: {percent} %</translation>
    </message>
    <message>
        <source>W3C annotations</source>
        <translation>W3C annotations</translation>
    </message>
    <message>
        <source>W3C annotations (JSON), to bring in again</source>
        <translation>W3C annotations (JSON), to bring in again</translation>
    </message>
    <message>
        <source>Wait until it is done there, or stop it there.</source>
        <translation>Wait until it is done there, or stop it there.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it there.</source>
        <translation>Wait until that is done, or stop it there.</translation>
    </message>
    <message>
        <source>Wait while the computer runs on its battery</source>
        <translation>Wait while the computer runs on its battery</translation>
    </message>
    <message>
        <source>Wait {minutes} more min.</source>
        <translation>Wait {minutes} more min.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Waiting for another course</source>
        <translation>Waiting for another course</translation>
    </message>
    <message>
        <source>Waiting until the computer is plugged in</source>
        <translation>Waiting until the computer is plugged in</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>Watch films, listen, have lessons read aloud</source>
        <translation>Watch films, listen, have lessons read aloud</translation>
    </message>
    <message>
        <source>Wave form</source>
        <translation>Wave form</translation>
    </message>
    <message>
        <source>Ways to sign in</source>
        <translation>Ways to sign in</translation>
    </message>
    <message>
        <source>Ways to sign in, as far as the class has them</source>
        <translation>Ways to sign in, as far as the class has them</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Web page (HTML)</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Weeks</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Weight of gap {number}</source>
        <translation>Weight of gap {number}</translation>
    </message>
    <message>
        <source>Weight of {quiz}</source>
        <translation>Weight of {quiz}</translation>
    </message>
    <message>
        <source>Weights, letters, and the day by which to be done</source>
        <translation>Weights, letters, and the day by which to be done</translation>
    </message>
    <message>
        <source>Weights; 0 leaves a quiz out</source>
        <translation>Weights; 0 leaves a quiz out</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>Welcome back</translation>
    </message>
    <message>
        <source>Well done</source>
        <translation>Well done</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>What a lesson promises to teach is asked for.</source>
        <translation>What a lesson promises to teach is asked for.</translation>
    </message>
    <message>
        <source>What belongs to</source>
        <translation>What belongs to</translation>
    </message>
    <message>
        <source>What belongs to entry {number}</source>
        <translation>What belongs to entry {number}</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>What belongs to it</translation>
    </message>
    <message>
        <source>What belongs together?</source>
        <translation>What belongs together?</translation>
    </message>
    <message>
        <source>What can be shown of it</source>
        <translation>What can be shown of it</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>What comes in</source>
        <translation>What comes in</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>What counts</translation>
    </message>
    <message>
        <source>What counts of quizzes</source>
        <translation>What counts of quizzes</translation>
    </message>
    <message>
        <source>What do you want to remember?</source>
        <translation>What do you want to remember?</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>What helps</translation>
    </message>
    <message>
        <source>What hint {number} costs</source>
        <translation>What hint {number} costs</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>What is coming stands below.</source>
        <translation>What is coming stands below.</translation>
    </message>
    <message>
        <source>What is expected</source>
        <translation>What is expected</translation>
    </message>
    <message>
        <source>What is grey here needs a language model.</source>
        <translation>What is grey here needs a language model.</translation>
    </message>
    <message>
        <source>What is kept and what is not</source>
        <translation>What is kept and what is not</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>What is looked for</translation>
    </message>
    <message>
        <source>What is over it waits; what you would forget first comes first.</source>
        <translation>What is over it waits; what you would forget first comes first.</translation>
    </message>
    <message>
        <source>What is read aloud</source>
        <translation>What is read aloud</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>What is said</translation>
    </message>
    <message>
        <source>What is said to who chose this</source>
        <translation>What is said to who chose this</translation>
    </message>
    <message>
        <source>What is said to who points here</source>
        <translation>What is said to who points here</translation>
    </message>
    <message>
        <source>What is the course about?</source>
        <translation>What is the course about?</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>What is to be done</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>What is to be seen</translation>
    </message>
    <message>
        <source>What is to be seen (alternative text)</source>
        <translation>What is to be seen (alternative text)</translation>
    </message>
    <message>
        <source>What is to be seen on the picture?</source>
        <translation>What is to be seen on the picture?</translation>
    </message>
    <message>
        <source>What is to be seen on “{name}”?</source>
        <translation>What is to be seen on “{name}”?</translation>
    </message>
    <message>
        <source>What is written stays; the other lessons are told by it.</source>
        <translation>What is written stays; the other lessons are told by it.</translation>
    </message>
    <message>
        <source>What is yours</source>
        <translation>What is yours</translation>
    </message>
    <message>
        <source>What is {class_name} to do?</source>
        <translation>What is {class_name} to do?</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>What it changed</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>What it means.</source>
        <translation>What it means.</translation>
    </message>
    <message>
        <source>What it prints</source>
        <translation>What it prints</translation>
    </message>
    <message>
        <source>What it will take</source>
        <translation>What it will take</translation>
    </message>
    <message>
        <source>What learners read before they begin</source>
        <translation>What learners read before they begin</translation>
    </message>
    <message>
        <source>What learners will be able to do</source>
        <translation>What learners will be able to do</translation>
    </message>
    <message>
        <source>What learners will notice</source>
        <translation>What learners will notice</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>What may be done</translation>
    </message>
    <message>
        <source>What of the picture is shown</source>
        <translation>What of the picture is shown</translation>
    </message>
    <message>
        <source>What of the picture is shown?</source>
        <translation>What of the picture is shown?</translation>
    </message>
    <message>
        <source>What opens with a click.</source>
        <translation>What opens with a click.</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>What the hint costs</source>
        <translation>What the hint costs</translation>
    </message>
    <message>
        <source>What the library got since is backed up first.</source>
        <translation>What the library got since is backed up first.</translation>
    </message>
    <message>
        <source>What the model was asked</source>
        <translation>What the model was asked</translation>
    </message>
    <message>
        <source>What the model was asked…</source>
        <translation>What the model was asked…</translation>
    </message>
    <message>
        <source>What the model writes</source>
        <translation>What the model writes</translation>
    </message>
    <message>
        <source>What the open lessons are said to take, at your own speed</source>
        <translation>What the open lessons are said to take, at your own speed</translation>
    </message>
    <message>
        <source>What this computer cannot block</source>
        <translation>What this computer cannot block</translation>
    </message>
    <message>
        <source>What this sentence was made of is not in the lesson any more.</source>
        <translation>What this sentence was made of is not in the lesson any more.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>What to keep of “{words}”</source>
        <translation>What to keep of “{words}”</translation>
    </message>
    <message>
        <source>What to make</source>
        <translation>What to make</translation>
    </message>
    <message>
        <source>What was answered so far is handed in. Nobody can go on with it.</source>
        <translation>What was answered so far is handed in. Nobody can go on with it.</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>What was asked</translation>
    </message>
    <message>
        <source>What was done before it is kept; the log has the details.</source>
        <translation>What was done before it is kept; the log has the details.</translation>
    </message>
    <message>
        <source>What was done to accounts</source>
        <translation>What was done to accounts</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>What was handed in is taken back: by mistake, by the end for all, by the clock</source>
        <translation>What was handed in is taken back: by mistake, by the end for all, by the clock</translation>
    </message>
    <message>
        <source>What was kept could not be read and is as at the beginning: {which}. Look at it and save it again.</source>
        <translation>What was kept could not be read and is as at the beginning: {which}. Look at it and save it again.</translation>
    </message>
    <message>
        <source>What was made with it stays.</source>
        <translation>What was made with it stays.</translation>
    </message>
    <message>
        <source>What was typed in “{title}” was not saved; it is kept.</source>
        <translation>What was typed in “{title}” was not saved; it is kept.</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>What will be imported</source>
        <translation>What will be imported</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>What will change</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>What you answered before is kept. Hand the quiz in.</source>
        <translation>What you answered before is kept. Hand the quiz in.</translation>
    </message>
    <message>
        <source>What you delete from this course can be taken back here for a month.</source>
        <translation>What you delete from this course can be taken back here for a month.</translation>
    </message>
    <message>
        <source>What you get wrong in a quiz, or answer without being sure, is asked again here, just before you would forget it. Flashcards come in by the button on their course's page.</source>
        <translation>What you get wrong in a quiz, or answer without being sure, is asked again here, just before you would forget it. Flashcards come in by the button on their course's page.</translation>
    </message>
    <message>
        <source>What you knew and were asked again</source>
        <translation>What you knew and were asked again</translation>
    </message>
    <message>
        <source>What you learn is kept for you alone.</source>
        <translation>What you learn is kept for you alone.</translation>
    </message>
    <message>
        <source>What you learned was erased.</source>
        <translation>What you learned was erased.</translation>
    </message>
    <message>
        <source>What you remembered of it is forgotten here, too. The question stays in its course.</source>
        <translation>What you remembered of it is forgotten here, too. The question stays in its course.</translation>
    </message>
    <message>
        <source>What you still know today</source>
        <translation>What you still know today</translation>
    </message>
    <message>
        <source>What you type cannot be kept beside the library: {reason}.</source>
        <translation>What you type cannot be kept beside the library: {reason}.</translation>
    </message>
    <message>
        <source>What you typed in “{title}” before the program stopped is back.</source>
        <translation>What you typed in “{title}” before the program stopped is back.</translation>
    </message>
    <message>
        <source>What you write stays on this computer ({model}).</source>
        <translation>What you write stays on this computer ({model}).</translation>
    </message>
    <message>
        <source>What you write, and what the lesson says about it, is sent to {host} ({model}).</source>
        <translation>What you write, and what the lesson says about it, is sent to {host} ({model}).</translation>
    </message>
    <message>
        <source>What you write, and what the lesson says about it, leaves this computer: its server sends it on to where {model} runs.</source>
        <translation>What you write, and what the lesson says about it, leaves this computer: its server sends it on to where {model} runs.</translation>
    </message>
    <message>
        <source>What you wrote is kept.</source>
        <translation>What you wrote is kept.</translation>
    </message>
    <message>
        <source>What {name} has open could not be saved.</source>
        <translation>What {name} has open could not be saved.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>When nobody is there</translation>
    </message>
    <message>
        <source>When the ring is empty, your place is kept and the next one may sit down. Nothing is lost.</source>
        <translation>When the ring is empty, your place is kept and the next one may sit down. Nothing is lost.</translation>
    </message>
    <message>
        <source>When the time is over</source>
        <translation>When the time is over</translation>
    </message>
    <message>
        <source>Where you are in lessons</source>
        <translation>Where you are in lessons</translation>
    </message>
    <message>
        <source>Which attempt counts</source>
        <translation>Which attempt counts</translation>
    </message>
    <message>
        <source>Which cards</source>
        <translation>Which cards</translation>
    </message>
    <message>
        <source>Which class?</source>
        <translation>Which class?</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>Who did what, who needs help, and grades</source>
        <translation>Who did what, who needs help, and grades</translation>
    </message>
    <message>
        <source>Who has an account already</source>
        <translation>Who has an account already</translation>
    </message>
    <message>
        <source>Who has done it</source>
        <translation>Who has done it</translation>
    </message>
    <message>
        <source>Who has done it…</source>
        <translation>Who has done it…</translation>
    </message>
    <message>
        <source>Who has done “{what}”</source>
        <translation>Who has done “{what}”</translation>
    </message>
    <message>
        <source>Who is learning?</source>
        <translation>Who is learning?</translation>
    </message>
    <message>
        <source>Who it is for</source>
        <translation>Who it is for</translation>
    </message>
    <message>
        <source>Who learns here</source>
        <translation>Who learns here</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Who says what</translation>
    </message>
    <message>
        <source>Who takes this course</source>
        <translation>Who takes this course</translation>
    </message>
    <message>
        <source>Who uses this computer?</source>
        <translation>Who uses this computer?</translation>
    </message>
    <message>
        <source>Who was partly right</source>
        <translation>Who was partly right</translation>
    </message>
    <message>
        <source>Who was right</source>
        <translation>Who was right</translation>
    </message>
    <message>
        <source>Who was wrong</source>
        <translation>Who was wrong</translation>
    </message>
    <message>
        <source>Whoever answers reads why an option is right or wrong.</source>
        <translation>Whoever answers reads why an option is right or wrong.</translation>
    </message>
    <message>
        <source>Whoever has a password goes on using it. For new accounts: “Add children”.</source>
        <translation>Whoever has a password goes on using it. For new accounts: “Add children”.</translation>
    </message>
    <message>
        <source>Whoever has no account yet is made one with “Import”, or by an administrator.</source>
        <translation>Whoever has no account yet is made one with “Import”, or by an administrator.</translation>
    </message>
    <message>
        <source>Whoever learns past midnight stays in his day.</source>
        <translation>Whoever learns past midnight stays in his day.</translation>
    </message>
    <message>
        <source>Whoever of the class signs in is led to it, one after the other.</source>
        <translation>Whoever of the class signs in is led to it, one after the other.</translation>
    </message>
    <message>
        <source>Whoever starts the program then sees your library. The recovery code goes too.</source>
        <translation>Whoever starts the program then sees your library. The recovery code goes too.</translation>
    </message>
    <message>
        <source>Whoever takes this course stands here with their progress.</source>
        <translation>Whoever takes this course stands here with their progress.</translation>
    </message>
    <message>
        <source>Whole course</source>
        <translation>Whole course</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Whole picture</translation>
    </message>
    <message>
        <source>Whole width</source>
        <translation>Whole width</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Whole words</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>Whose it is</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Why the right answer is right.</source>
        <translation>Why the right answer is right.</translation>
    </message>
    <message>
        <source>Why this is so.</source>
        <translation>Why this is so.</translation>
    </message>
    <message>
        <source>Widget gallery</source>
        <translation>Widget gallery</translation>
    </message>
    <message>
        <source>Width of the field, letters</source>
        <translation>Width of the field, letters</translation>
    </message>
    <message>
        <source>Windows Pro, Education and Enterprise can keep an account to one program (Assigned Access, Shell Launcher). “coursegen-desktop kiosk install” in a terminal tells how.</source>
        <translation>Windows Pro, Education and Enterprise can keep an account to one program (Assigned Access, Shell Launcher). “coursegen-desktop kiosk install” in a terminal tells how.</translation>
    </message>
    <message>
        <source>Wished</source>
        <translation>Wished</translation>
    </message>
    <message>
        <source>Wished retention</source>
        <translation>Wished retention</translation>
    </message>
    <message>
        <source>With QR codes</source>
        <translation>With QR codes</translation>
    </message>
    <message>
        <source>With a language model you could ask about the lesson in your own words, too: Settings, Language models.</source>
        <translation>With a language model you could ask about the lesson in your own words, too: Settings, Language models.</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>With a note</translation>
    </message>
    <message>
        <source>With lessons and quizzes of the course in front</source>
        <translation>With lessons and quizzes of the course in front</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>With problems</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Withdraw the QR codes of all of them?</source>
        <translation>Withdraw the QR codes of all of them?</translation>
    </message>
    <message>
        <source>Withdraw the QR code…</source>
        <translation>Withdraw the QR code…</translation>
    </message>
    <message>
        <source>Withdraw the card of {name}?</source>
        <translation>Withdraw the card of {name}?</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Without a group</source>
        <translation>Without a group</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Without a title</translation>
    </message>
    <message>
        <source>Without documents nothing is written for you: invented text could be wrong.</source>
        <translation>Without documents nothing is written for you: invented text could be wrong.</translation>
    </message>
    <message>
        <source>Without questions</source>
        <translation>Without questions</translation>
    </message>
    <message>
        <source>Without “.*” the words are taken as they are.</source>
        <translation>Without “.*” the words are taken as they are.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>Word bank</source>
        <translation>Word bank</translation>
    </message>
    <message>
        <source>Word for false</source>
        <translation>Word for false</translation>
    </message>
    <message>
        <source>Word for true</source>
        <translation>Word for true</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Words are dragged from a word bank</source>
        <translation>Words are dragged from a word bank</translation>
    </message>
    <message>
        <source>Words below the clock</source>
        <translation>Words below the clock</translation>
    </message>
    <message>
        <source>Words in a statement</source>
        <translation>Words in a statement</translation>
    </message>
    <message>
        <source>Words of the question</source>
        <translation>Words of the question</translation>
    </message>
    <message>
        <source>Words on the first screen</source>
        <translation>Words on the first screen</translation>
    </message>
    <message>
        <source>Words that are gone</source>
        <translation>Words that are gone</translation>
    </message>
    <message>
        <source>Words that are shown</source>
        <translation>Words that are shown</translation>
    </message>
    <message>
        <source>Words to read</source>
        <translation>Words to read</translation>
    </message>
    <message>
        <source>Words, figures and dates. Used when the program starts the next time.</source>
        <translation>Words, figures and dates. Used when the program starts the next time.</translation>
    </message>
    <message>
        <source>Words, minutes of reading, and the school year that the text is for</source>
        <translation>Words, minutes of reading, and the school year that the text is for</translation>
    </message>
    <message>
        <source>Work is saved first. Not while a video plays or a quiz is open.</source>
        <translation>Work is saved first. Not while a video plays or a quiz is open.</translation>
    </message>
    <message>
        <source>Workbook with grades and their history (XLSX) …</source>
        <translation>Workbook with grades and their history (XLSX) …</translation>
    </message>
    <message>
        <source>Worm</source>
        <translation>Worm</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Worth</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Worth knowing</translation>
    </message>
    <message>
        <source>Worth of area {number}</source>
        <translation>Worth of area {number}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Write [x] before it.</source>
        <translation>Write [x] before it.</translation>
    </message>
    <message>
        <source>Write a draft</source>
        <translation>Write a draft</translation>
    </message>
    <message>
        <source>Write a number</source>
        <translation>Write a number</translation>
    </message>
    <message>
        <source>Write a short answer</source>
        <translation>Write a short answer</translation>
    </message>
    <message>
        <source>Write a text</source>
        <translation>Write a text</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Write again</translation>
    </message>
    <message>
        <source>Write again…</source>
        <translation>Write again…</translation>
    </message>
    <message>
        <source>Write course</source>
        <translation>Write course</translation>
    </message>
    <message>
        <source>Write decimals as {example}.</source>
        <translation>Write decimals as {example}.</translation>
    </message>
    <message>
        <source>Write figures only, or leave it empty.</source>
        <translation>Write figures only, or leave it empty.</translation>
    </message>
    <message>
        <source>Write here what is to be said.</source>
        <translation>Write here what is to be said.</translation>
    </message>
    <message>
        <source>Write here. Buttons above put in headings, lists and more.</source>
        <translation>Write here. Buttons above put in headings, lists and more.</translation>
    </message>
    <message>
        <source>Write it anew, without my changes</source>
        <translation>Write it anew, without my changes</translation>
    </message>
    <message>
        <source>Write it anew.</source>
        <translation>Write it anew.</translation>
    </message>
    <message>
        <source>Write or select a paragraph.</source>
        <translation>Write or select a paragraph.</translation>
    </message>
    <message>
        <source>Write some more.</source>
        <translation>Write some more.</translation>
    </message>
    <message>
        <source>Write some, then try again.</source>
        <translation>Write some, then try again.</translation>
    </message>
    <message>
        <source>Write some; then slides, sound and films can be made of them.</source>
        <translation>Write some; then slides, sound and films can be made of them.</translation>
    </message>
    <message>
        <source>Write the outline anew and edit that.</source>
        <translation>Write the outline anew and edit that.</translation>
    </message>
    <message>
        <source>Write the script first.</source>
        <translation>Write the script first.</translation>
    </message>
    <message>
        <source>Write the script from the lesson</source>
        <translation>Write the script from the lesson</translation>
    </message>
    <message>
        <source>Write them as A 90, B 80.</source>
        <translation>Write them as A 90, B 80.</translation>
    </message>
    <message>
        <source>Write them in the right order. They are shown mixed.</source>
        <translation>Write them in the right order. They are shown mixed.</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>Writer</translation>
    </message>
    <message>
        <source>Writes a question about “{part}”</source>
        <translation>Writes a question about “{part}”</translation>
    </message>
    <message>
        <source>Writing a question</source>
        <translation>Writing a question</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>Writing the file…</translation>
    </message>
    <message>
        <source>Writing the script…</source>
        <translation>Writing the script…</translation>
    </message>
    <message>
        <source>Writing “{section}”…</source>
        <translation>Writing “{section}”…</translation>
    </message>
    <message>
        <source>Writing… {words}</source>
        <translation>Writing… {words}</translation>
    </message>
    <message>
        <source>Written as {example}</source>
        <translation>Written as {example}</translation>
    </message>
    <message>
        <source>Written by Coursegen Desktop: {moment}</source>
        <translation>Written by Coursegen Desktop: {moment}</translation>
    </message>
    <message>
        <source>Written in LaTeX.</source>
        <translation>Written in LaTeX.</translation>
    </message>
    <message>
        <source>Written in Mermaid, as in lessons: flowchart LR, then A[Air] --&gt; B[Leaf].</source>
        <translation>Written in Mermaid, as in lessons: flowchart LR, then A[Air] --&gt; B[Leaf].</translation>
    </message>
    <message>
        <source>Written in Mermaid: choose a kind to begin with, and change its words.</source>
        <translation>Written in Mermaid: choose a kind to begin with, and change its words.</translation>
    </message>
    <message>
        <source>Written in TeX. What cannot be drawn is said in the preview.</source>
        <translation>Written in TeX. What cannot be drawn is said in the preview.</translation>
    </message>
    <message>
        <source>Written last</source>
        <translation>Written last</translation>
    </message>
    <message>
        <source>Written lately</source>
        <translation>Written lately</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Wrong answer</translation>
    </message>
    <message>
        <source>Wrong options that may be right</source>
        <translation>Wrong options that may be right</translation>
    </message>
    <message>
        <source>Wrong options that nobody would choose give the right one away.</source>
        <translation>Wrong options that nobody would choose give the right one away.</translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation>Wrong place</translation>
    </message>
    <message>
        <source>Wrong.</source>
        <translation>Wrong.</translation>
    </message>
    <message>
        <source>Wrong. The correct answer is: {answer}.</source>
        <translation>Wrong. The correct answer is: {answer}.</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Yesterday, {time}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>You</translation>
    </message>
    <message>
        <source>You agreed to that on {day}.</source>
        <translation>You agreed to that on {day}.</translation>
    </message>
    <message>
        <source>You are asked once before anything is sent.</source>
        <translation>You are asked once before anything is sent.</translation>
    </message>
    <message>
        <source>You are asked once for each address.</source>
        <translation>You are asked once for each address.</translation>
    </message>
    <message>
        <source>You are signed out, and the program opens again as the kiosk. To leave it, hold “Teacher” at the top for three seconds, or press Ctrl+Shift+F12, and type your PIN.</source>
        <translation>You are signed out, and the program opens again as the kiosk. To leave it, hold “Teacher” at the top for three seconds, or press Ctrl+Shift+F12, and type your PIN.</translation>
    </message>
    <message>
        <source>You are the only one here so far. Add people one by one with “New person”, or many at once from a list with “Import”.</source>
        <translation>You are the only one here so far. Add people one by one with “New person”, or many at once from a list with “Import”.</translation>
    </message>
    <message>
        <source>You become its administrator and sign in from now on. Others make accounts of their own; nobody sees what belongs to somebody else.</source>
        <translation>You become its administrator and sign in from now on. Others make accounts of their own; nobody sees what belongs to somebody else.</translation>
    </message>
    <message>
        <source>You can change your marks, or take them back.</source>
        <translation>You can change your marks, or take them back.</translation>
    </message>
    <message>
        <source>You can have it erased: Settings, You, What is yours. On a computer that several people share, that deletes the account, which can be brought back for 30 days.</source>
        <translation>You can have it erased: Settings, You, What is yours. On a computer that several people share, that deletes the account, which can be brought back for 30 days.</translation>
    </message>
    <message>
        <source>You can try again in {seconds} s.</source>
        <translation>You can try again in {seconds} s.</translation>
    </message>
    <message>
        <source>You did not rate it.</source>
        <translation>You did not rate it.</translation>
    </message>
    <message numerus="yes">
        <source>You flagged %n question(s).</source>
        <translation>
            <numerusform>You flagged %n question.</numerusform>
            <numerusform>You flagged %n questions.</numerusform>
        </translation>
    </message>
    <message>
        <source>You forget more than you wished: fewer new cards a day help.</source>
        <translation>You forget more than you wished: fewer new cards a day help.</translation>
    </message>
    <message numerus="yes">
        <source>You forgot this %n time(s). It is put aside: asking again helps less than reading again.</source>
        <translation>
            <numerusform>You forgot this %n time. It is put aside: asking again helps less than reading again.</numerusform>
            <numerusform>You forgot this %n times. It is put aside: asking again helps less than reading again.</numerusform>
        </translation>
    </message>
    <message>
        <source>You go on where you stopped.</source>
        <translation>You go on where you stopped.</translation>
    </message>
    <message>
        <source>You have begun every course.</source>
        <translation>You have begun every course.</translation>
    </message>
    <message>
        <source>You have heard it to the end.</source>
        <translation>You have heard it to the end.</translation>
    </message>
    <message>
        <source>You have not agreed to send anything to {host} yet. Test the connection in Settings, Language models; it asks you once.</source>
        <translation>You have not agreed to send anything to {host} yet. Test the connection in Settings, Language models; it asks you once.</translation>
    </message>
    <message>
        <source>You have seen it to the end.</source>
        <translation>You have seen it to the end.</translation>
    </message>
    <message>
        <source>You have set one.</source>
        <translation>You have set one.</translation>
    </message>
    <message>
        <source>You left it out.</source>
        <translation>You left it out.</translation>
    </message>
    <message>
        <source>You left this course</source>
        <translation>You left this course</translation>
    </message>
    <message>
        <source>You left “{title}”</source>
        <translation>You left “{title}”</translation>
    </message>
    <message>
        <source>You look after this computer and all its accounts.</source>
        <translation>You look after this computer and all its accounts.</translation>
    </message>
    <message>
        <source>You marked it so</source>
        <translation>You marked it so</translation>
    </message>
    <message>
        <source>You may not read or write {file}.</source>
        <translation>You may not read or write {file}.</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>You may not read this file.</translation>
    </message>
    <message>
        <source>You may pull the stick out now.</source>
        <translation>You may pull the stick out now.</translation>
    </message>
    <message>
        <source>You rated it: {rating}</source>
        <translation>You rated it: {rating}</translation>
    </message>
    <message>
        <source>You remember more than you wished: a lower wish saves you time.</source>
        <translation>You remember more than you wished: a lower wish saves you time.</translation>
    </message>
    <message numerus="yes">
        <source>You remembered {remembered} of %n answer(s); you wished for {wished}.</source>
        <translation>
            <numerusform>You remembered {remembered} of %n answer; you wished for {wished}.</numerusform>
            <numerusform>You remembered {remembered} of %n answers; you wished for {wished}.</numerusform>
        </translation>
    </message>
    <message>
        <source>You sign in with it. No mail is sent.</source>
        <translation>You sign in with it. No mail is sent.</translation>
    </message>
    <message>
        <source>You were signed out because nobody was there. Your work is saved.</source>
        <translation>You were signed out because nobody was there. Your work is saved.</translation>
    </message>
    <message>
        <source>You were signed out because your account was changed. Your work is saved.</source>
        <translation>You were signed out because your account was changed. Your work is saved.</translation>
    </message>
    <message>
        <source>You will be able to</source>
        <translation>You will be able to</translation>
    </message>
    <message>
        <source>You will be signed out in {seconds} s. Your work is saved.</source>
        <translation>You will be signed out in {seconds} s. Your work is saved.</translation>
    </message>
    <message>
        <source>You wished for {wished}. The figure comes with the first cards that you knew before and are asked again.</source>
        <translation>You wished for {wished}. The figure comes with the first cards that you knew before and are asked again.</translation>
    </message>
    <message>
        <source>You wished not to be asked these.</source>
        <translation>You wished not to be asked these.</translation>
    </message>
    <message>
        <source>You: settings</source>
        <translation>You: settings</translation>
    </message>
    <message>
        <source>Your PIN is set</source>
        <translation>Your PIN is set</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Your account</translation>
    </message>
    <message>
        <source>Your account may not add courses.</source>
        <translation>Your account may not add courses.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Your account may not do this.</translation>
    </message>
    <message>
        <source>Your animal</source>
        <translation>Your animal</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Your answer</translation>
    </message>
    <message>
        <source>Your answer is stored.</source>
        <translation>Your answer is stored.</translation>
    </message>
    <message>
        <source>Your answer is stored. It has no points until it is marked.</source>
        <translation>Your answer is stored. It has no points until it is marked.</translation>
    </message>
    <message>
        <source>Your answer is stored. You can change it.</source>
        <translation>Your answer is stored. You can change it.</translation>
    </message>
    <message>
        <source>Your answer is stored. You mark it yourself; until then it has no points.</source>
        <translation>Your answer is stored. You mark it yourself; until then it has no points.</translation>
    </message>
    <message>
        <source>Your answer is stored. Your teacher marks it; until then it has no points.</source>
        <translation>Your answer is stored. Your teacher marks it; until then it has no points.</translation>
    </message>
    <message>
        <source>Your answer, a number</source>
        <translation>Your answer, a number</translation>
    </message>
    <message>
        <source>Your answer, partly right</source>
        <translation>Your answer, partly right</translation>
    </message>
    <message>
        <source>Your answer, right</source>
        <translation>Your answer, right</translation>
    </message>
    <message>
        <source>Your answer, wrong</source>
        <translation>Your answer, wrong</translation>
    </message>
    <message>
        <source>Your answers</source>
        <translation>Your answers</translation>
    </message>
    <message>
        <source>Your answers are kept. Open the quiz again to go on.</source>
        <translation>Your answers are kept. Open the quiz again to go on.</translation>
    </message>
    <message>
        <source>Your answers are kept. What is left waits for you.</source>
        <translation>Your answers are kept. What is left waits for you.</translation>
    </message>
    <message>
        <source>Your attempts</source>
        <translation>Your attempts</translation>
    </message>
    <message>
        <source>Your best so far: {percent} %</source>
        <translation>Your best so far: {percent} %</translation>
    </message>
    <message>
        <source>Your class: by {day}, which has passed; {time} are left.</source>
        <translation>Your class: by {day}, which has passed; {time} are left.</translation>
    </message>
    <message>
        <source>Your class: by {day}. A little behind: {time} a day would bring you there.</source>
        <translation>Your class: by {day}. A little behind: {time} a day would bring you there.</translation>
    </message>
    <message>
        <source>Your class: by {day}. On the way.</source>
        <translation>Your class: by {day}. On the way.</translation>
    </message>
    <message>
        <source>Your class: by {day}. {time} a day bring you there.</source>
        <translation>Your class: by {day}. {time} a day bring you there.</translation>
    </message>
    <message>
        <source>Your courses</source>
        <translation>Your courses</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Your data</translation>
    </message>
    <message>
        <source>Your email address</source>
        <translation>Your email address</translation>
    </message>
    <message>
        <source>Your forgetting curve</source>
        <translation>Your forgetting curve</translation>
    </message>
    <message>
        <source>Your goals</source>
        <translation>Your goals</translation>
    </message>
    <message>
        <source>Your instructor has not published any yet. They appear here as soon as one is.</source>
        <translation>Your instructor has not published any yet. They appear here as soon as one is.</translation>
    </message>
    <message>
        <source>Your model writes a document from memory. It comes into the list of sources, you can open and correct it, and every lesson shows that it is not from your documents.</source>
        <translation>Your model writes a document from memory. It comes into the list of sources, you can open and correct it, and every lesson shows that it is not from your documents.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Your name or address is easy to guess.</source>
        <translation>Your name or address is easy to guess.</translation>
    </message>
    <message>
        <source>Your new password is set</source>
        <translation>Your new password is set</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>Your notes</translation>
    </message>
    <message>
        <source>Your other attempts</source>
        <translation>Your other attempts</translation>
    </message>
    <message>
        <source>Your own script stays as it is. Slides were made of the lesson.</source>
        <translation>Your own script stays as it is. Slides were made of the lesson.</translation>
    </message>
    <message>
        <source>Your own voice for “{title}”</source>
        <translation>Your own voice for “{title}”</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>Your password was changed.</source>
        <translation>Your password was changed.</translation>
    </message>
    <message>
        <source>Your profile was changed in another window meanwhile: {name}, {email}.</source>
        <translation>Your profile was changed in another window meanwhile: {name}, {email}.</translation>
    </message>
    <message>
        <source>Your profile, enrolments, progress, answers and notes.</source>
        <translation>Your profile, enrolments, progress, answers and notes.</translation>
    </message>
    <message>
        <source>Your profile, enrolments, progress, answers and settings go. Courses stay in the library.

If you sign in again within 30 days, everything comes back. After that it is erased for good.</source>
        <translation>Your profile, enrolments, progress, answers and settings go. Courses stay in the library.

If you sign in again within 30 days, everything comes back. After that it is erased for good.</translation>
    </message>
    <message>
        <source>Your progress and your answers are kept. You can take the course up again.</source>
        <translation>Your progress and your answers are kept. You can take the course up again.</translation>
    </message>
    <message>
        <source>Your progress was kept</source>
        <translation>Your progress was kept</translation>
    </message>
    <message>
        <source>Your question to the tutor</source>
        <translation>Your question to the tutor</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Your recovery code</translation>
    </message>
    <message>
        <source>Your recovery code is used up now. You can make a new one in the settings.</source>
        <translation>Your recovery code is used up now. You can make a new one in the settings.</translation>
    </message>
    <message>
        <source>Your results</source>
        <translation>Your results</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>Your text</translation>
    </message>
    <message>
        <source>Your wishes</source>
        <translation>Your wishes</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Yours: “{mine}”. The other one: “{theirs}”.</source>
        <translation>Yours: “{mine}”. The other one: “{theirs}”.</translation>
    </message>
    <message>
        <source>a course that is not in this library ({id})</source>
        <translation>a course that is not in this library ({id})</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>a few seconds left</translation>
    </message>
    <message>
        <source>a file is gone</source>
        <translation>a file is gone</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>a model</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>a quiz that is gone</source>
        <translation>a quiz that is gone</translation>
    </message>
    <message>
        <source>a single choice needs one with fraction 1</source>
        <translation>a single choice needs one with fraction 1</translation>
    </message>
    <message>
        <source>a tag stands there twice</source>
        <translation>a tag stands there twice</translation>
    </message>
    <message>
        <source>a teacher</source>
        <translation>a teacher</translation>
    </message>
    <message>
        <source>a word of the word bank</source>
        <translation>a word of the word bank</translation>
    </message>
    <message>
        <source>abc</source>
        <translation>abc</translation>
    </message>
    <message numerus="yes">
        <source>about %n</source>
        <translation>
            <numerusform>about %n</numerusform>
            <numerusform>about %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n day(s)</source>
        <translation>
            <numerusform>about %n day</numerusform>
            <numerusform>about %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>about {minutes} min left</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>about {time}</translation>
    </message>
    <message>
        <source>about {time} suits this lesson</source>
        <translation>about {time} suits this lesson</translation>
    </message>
    <message>
        <source>activity log</source>
        <translation>activity log</translation>
    </message>
    <message>
        <source>ada@example.org</source>
        <translation>ada@example.org</translation>
    </message>
    <message>
        <source>add file</source>
        <translation>add file</translation>
    </message>
    <message>
        <source>add file “{title}”</source>
        <translation>add file “{title}”</translation>
    </message>
    <message>
        <source>add module “{title}”</source>
        <translation>add module “{title}”</translation>
    </message>
    <message>
        <source>add quiz</source>
        <translation>add quiz</translation>
    </message>
    <message>
        <source>add quiz “{title}”</source>
        <translation>add quiz “{title}”</translation>
    </message>
    <message>
        <source>add script</source>
        <translation>add script</translation>
    </message>
    <message>
        <source>add slides</source>
        <translation>add slides</translation>
    </message>
    <message>
        <source>add “{title}”</source>
        <translation>add “{title}”</translation>
    </message>
    <message>
        <source>added {moment}</source>
        <translation>added {moment}</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>advice</translation>
    </message>
    <message>
        <source>after the quiz</source>
        <translation>after the quiz</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>all are asked</source>
        <translation>all are asked</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>all classes</translation>
    </message>
    <message>
        <source>all right areas together bring {total} instead of 1</source>
        <translation>all right areas together bring {total} instead of 1</translation>
    </message>
    <message>
        <source>an earlier answer takes the right number</source>
        <translation>an earlier answer takes the right number</translation>
    </message>
    <message>
        <source>an earlier answer takes the right one, “{text}”</source>
        <translation>an earlier answer takes the right one, “{text}”</translation>
    </message>
    <message>
        <source>analogy by {model}</source>
        <translation>analogy by {model}</translation>
    </message>
    <message>
        <source>analyse</source>
        <translation>analyse</translation>
    </message>
    <message>
        <source>analysed with spaCy {version}</source>
        <translation>analysed with spaCy {version}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more course(s)</source>
        <translation>
            <numerusform>and %n more course</numerusform>
            <numerusform>and %n more courses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and in %n more</source>
        <translation>
            <numerusform>and in %n more</numerusform>
            <numerusform>and in %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>another class</source>
        <translation>another class</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>answers are JSON, their form is checked here</source>
        <translation>answers are JSON, their form is checked here</translation>
    </message>
    <message>
        <source>answers are free text, mended here</source>
        <translation>answers are free text, mended here</translation>
    </message>
    <message>
        <source>any</source>
        <translation>any</translation>
    </message>
    <message>
        <source>any other number</source>
        <translation>any other number</translation>
    </message>
    <message>
        <source>apply</source>
        <translation>apply</translation>
    </message>
    <message>
        <source>as a list to open</source>
        <translation>as a list to open</translation>
    </message>
    <message>
        <source>as many as are right</source>
        <translation>as many as are right</translation>
    </message>
    <message>
        <source>as the answer</source>
        <translation>as the answer</translation>
    </message>
    <message>
        <source>as the learner writes</source>
        <translation>as the learner writes</translation>
    </message>
    <message>
        <source>as the quiz</source>
        <translation>as the quiz</translation>
    </message>
    <message>
        <source>as the quiz says</source>
        <translation>as the quiz says</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>as they are</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>as usual</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>asks</translation>
    </message>
    <message>
        <source>at least {least} are asked for</source>
        <translation>at least {least} are asked for</translation>
    </message>
    <message>
        <source>at least {least} words are asked for, at most {most}</source>
        <translation>at least {least} words are asked for, at most {most}</translation>
    </message>
    <message>
        <source>at most {most} are allowed</source>
        <translation>at most {most} are allowed</translation>
    </message>
    <message>
        <source>at most {size} each</source>
        <translation>at most {size} each</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>at the end</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>before a restore</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>before an import</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>before an update</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>being written</translation>
    </message>
    <message>
        <source>below zero</source>
        <translation>below zero</translation>
    </message>
    <message>
        <source>best quiz {percent}</source>
        <translation>best quiz {percent}</translation>
    </message>
    <message>
        <source>best result {score}</source>
        <translation>best result {score}</translation>
    </message>
    <message>
        <source>best {percent}%</source>
        <translation>best {percent}%</translation>
    </message>
    <message>
        <source>between two numbers</source>
        <translation>between two numbers</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>bold</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>by {name}</translation>
    </message>
    <message>
        <source>can be mended</source>
        <translation>can be mended</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>captions and transcript</source>
        <translation>captions and transcript</translation>
    </message>
    <message>
        <source>change of file “{title}”</source>
        <translation>change of file “{title}”</translation>
    </message>
    <message>
        <source>change of quiz “{title}”</source>
        <translation>change of quiz “{title}”</translation>
    </message>
    <message>
        <source>change of the file</source>
        <translation>change of the file</translation>
    </message>
    <message>
        <source>change of the quiz</source>
        <translation>change of the quiz</translation>
    </message>
    <message>
        <source>change of the slides</source>
        <translation>change of the slides</translation>
    </message>
    <message>
        <source>change of the slides of “{title}”</source>
        <translation>change of the slides of “{title}”</translation>
    </message>
    <message>
        <source>change of “{title}”</source>
        <translation>change of “{title}”</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>changed since</translation>
    </message>
    <message>
        <source>changed {moment}</source>
        <translation>changed {moment}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>chosen from a list</source>
        <translation>chosen from a list</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>circle</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>collapsed</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completed</translation>
    </message>
    <message>
        <source>copy question “{title}”</source>
        <translation>copy question “{title}”</translation>
    </message>
    <message>
        <source>copy questions</source>
        <translation>copy questions</translation>
    </message>
    <message>
        <source>correct answer, not chosen</source>
        <translation>correct answer, not chosen</translation>
    </message>
    <message>
        <source>cost {amount}</source>
        <translation>cost {amount}</translation>
    </message>
    <message>
        <source>costs</source>
        <translation>costs</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>could be better</translation>
    </message>
    <message>
        <source>create</source>
        <translation>create</translation>
    </message>
    <message>
        <source>credit of its own</source>
        <translation>credit of its own</translation>
    </message>
    <message>
        <source>cubed</source>
        <translation>cubed</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>cut</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd d MMMM</translation>
    </message>
    <message>
        <source>delete file “{title}”</source>
        <translation>delete file “{title}”</translation>
    </message>
    <message>
        <source>delete files</source>
        <translation>delete files</translation>
    </message>
    <message>
        <source>delete lessons</source>
        <translation>delete lessons</translation>
    </message>
    <message>
        <source>delete module “{title}”</source>
        <translation>delete module “{title}”</translation>
    </message>
    <message>
        <source>delete modules</source>
        <translation>delete modules</translation>
    </message>
    <message>
        <source>delete quiz</source>
        <translation>delete quiz</translation>
    </message>
    <message>
        <source>delete quiz “{title}”</source>
        <translation>delete quiz “{title}”</translation>
    </message>
    <message>
        <source>delete script</source>
        <translation>delete script</translation>
    </message>
    <message>
        <source>delete slides</source>
        <translation>delete slides</translation>
    </message>
    <message>
        <source>delete “{title}”</source>
        <translation>delete “{title}”</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>description of a picture by {model}</source>
        <translation>description of a picture by {model}</translation>
    </message>
    <message>
        <source>discrimination {value}</source>
        <translation>discrimination {value}</translation>
    </message>
    <message>
        <source>divided by</source>
        <translation>divided by</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>done by {share}</source>
        <translation>done by {share}</translation>
    </message>
    <message>
        <source>done: {share}</source>
        <translation>done: {share}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>draft, not asked</source>
        <translation>draft, not asked</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>duplicate lessons</source>
        <translation>duplicate lessons</translation>
    </message>
    <message>
        <source>duplicate module “{title}”</source>
        <translation>duplicate module “{title}”</translation>
    </message>
    <message>
        <source>duplicate modules</source>
        <translation>duplicate modules</translation>
    </message>
    <message>
        <source>duplicate “{title}”</source>
        <translation>duplicate “{title}”</translation>
    </message>
    <message>
        <source>each attempt, %</source>
        <translation>each attempt, %</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>ellipse</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>equals</translation>
    </message>
    <message>
        <source>error</source>
        <translation>error</translation>
    </message>
    <message>
        <source>evaluate</source>
        <translation>evaluate</translation>
    </message>
    <message>
        <source>every published course</source>
        <translation>every published course</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>everything</translation>
    </message>
    <message>
        <source>everywhere else</source>
        <translation>everywhere else</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>exactly</translation>
    </message>
    <message>
        <source>example by {model}</source>
        <translation>example by {model}</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>factorial</source>
        <translation>factorial</translation>
    </message>
    <message>
        <source>film</source>
        <translation>film</translation>
    </message>
    <message>
        <source>first</source>
        <translation>first</translation>
    </message>
    <message>
        <source>for all answers</source>
        <translation>for all answers</translation>
    </message>
    <message>
        <source>for each item in its place</source>
        <translation>for each item in its place</translation>
    </message>
    <message>
        <source>for each right neighbour</source>
        <translation>for each right neighbour</translation>
    </message>
    <message>
        <source>for several gaps</source>
        <translation>for several gaps</translation>
    </message>
    <message>
        <source>for the longest right order</source>
        <translation>for the longest right order</translation>
    </message>
    <message>
        <source>for the longest right piece</source>
        <translation>for the longest right piece</translation>
    </message>
    <message numerus="yes">
        <source>forgotten %n time(s)</source>
        <translation>
            <numerusform>forgotten %n time</numerusform>
            <numerusform>forgotten %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>formula</source>
        <translation>formula</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>from included</source>
        <translation>from included</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>gaps with several choices are not playable here</source>
        <translation>gaps with several choices are not playable here</translation>
    </message>
    <message>
        <source>gives</source>
        <translation>gives</translation>
    </message>
    <message>
        <source>goes on where it stopped</source>
        <translation>goes on where it stopped</translation>
    </message>
    <message>
        <source>good</source>
        <translation>good</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>grade {grade}</translation>
    </message>
    <message>
        <source>grade: {grade}</source>
        <translation>grade: {grade}</translation>
    </message>
    <message>
        <source>half height</source>
        <translation>half height</translation>
    </message>
    <message>
        <source>half width</source>
        <translation>half width</translation>
    </message>
    <message>
        <source>hardly anybody gets it right.</source>
        <translation>hardly anybody gets it right.</translation>
    </message>
    <message>
        <source>height</source>
        <translation>height</translation>
    </message>
    <message>
        <source>here</source>
        <translation>here</translation>
    </message>
    <message>
        <source>https://… or words of a lesson, a heading or a file of this course</source>
        <translation>https://… or words of a lesson, a heading or a file of this course</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>in {interval}</source>
        <translation>in {interval}</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>infinity</translation>
    </message>
    <message>
        <source>is about</source>
        <translation>is about</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>is at least</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>is at most</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>is greater than</translation>
    </message>
    <message>
        <source>is heard now</source>
        <translation>is heard now</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>is less than</translation>
    </message>
    <message>
        <source>is not equal to</source>
        <translation>is not equal to</translation>
    </message>
    <message>
        <source>it cannot be pointed at: other areas lie over all of it</source>
        <translation>it cannot be pointed at: other areas lie over all of it</translation>
    </message>
    <message>
        <source>it declares XML entities, which no Office program writes.</source>
        <translation>it declares XML entities, which no Office program writes.</translation>
    </message>
    <message>
        <source>it does not count</source>
        <translation>it does not count</translation>
    </message>
    <message>
        <source>it does not name the gap “{name}”</source>
        <translation>it does not name the gap “{name}”</translation>
    </message>
    <message>
        <source>it hardly tells who knows the rest.</source>
        <translation>it hardly tells who knows the rest.</translation>
    </message>
    <message>
        <source>it has neither words nor a picture</source>
        <translation>it has neither words nor a picture</translation>
    </message>
    <message>
        <source>it has no pages.</source>
        <translation>it has no pages.</translation>
    </message>
    <message>
        <source>it has no size</source>
        <translation>it has no size</translation>
    </message>
    <message>
        <source>it holds binary data, not text.</source>
        <translation>it holds binary data, not text.</translation>
    </message>
    <message>
        <source>it holds characters that are not allowed there, or too many</source>
        <translation>it holds characters that are not allowed there, or too many</translation>
    </message>
    <message>
        <source>it holds data that would fill the memory when unpacked.</source>
        <translation>it holds data that would fill the memory when unpacked.</translation>
    </message>
    <message>
        <source>it holds no text to make a course from.</source>
        <translation>it holds no text to make a course from.</translation>
    </message>
    <message>
        <source>it is a rich text file (.rtf).</source>
        <translation>it is a rich text file (.rtf).</translation>
    </message>
    <message>
        <source>it is a scan, and tesseract found no text on its pages.</source>
        <translation>it is a scan, and tesseract found no text on its pages.</translation>
    </message>
    <message>
        <source>it is a scan: its pages are pictures, without text in them.</source>
        <translation>it is a scan: its pages are pictures, without text in them.</translation>
    </message>
    <message>
        <source>it is a zip file, but no EPUB book.</source>
        <translation>it is a zip file, but no EPUB book.</translation>
    </message>
    <message>
        <source>it is a zip file.</source>
        <translation>it is a zip file.</translation>
    </message>
    <message>
        <source>it is damaged, or was not copied whole.</source>
        <translation>it is damaged, or was not copied whole.</translation>
    </message>
    <message>
        <source>it is damaged.</source>
        <translation>it is damaged.</translation>
    </message>
    <message>
        <source>it is damaged: its end is missing.</source>
        <translation>it is damaged: its end is missing.</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>it is empty</translation>
    </message>
    <message>
        <source>it is empty, and nothing can be typed that fits</source>
        <translation>it is empty, and nothing can be typed that fits</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>it is empty.</translation>
    </message>
    <message>
        <source>it is encrypted in a way that cannot be read.</source>
        <translation>it is encrypted in a way that cannot be read.</translation>
    </message>
    <message>
        <source>it is handed in as it is</source>
        <translation>it is handed in as it is</translation>
    </message>
    <message>
        <source>it is less than 0</source>
        <translation>it is less than 0</translation>
    </message>
    <message>
        <source>it is locked by copy protection (DRM), so its text cannot be read.</source>
        <translation>it is locked by copy protection (DRM), so its text cannot be read.</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>it is missing</translation>
    </message>
    <message>
        <source>it is no EPUB book, whatever its name says.</source>
        <translation>it is no EPUB book, whatever its name says.</translation>
    </message>
    <message>
        <source>it is no Jupyter notebook.</source>
        <translation>it is no Jupyter notebook.</translation>
    </message>
    <message>
        <source>it is no PDF file.</source>
        <translation>it is no PDF file.</translation>
    </message>
    <message>
        <source>it is no YAML.</source>
        <translation>it is no YAML.</translation>
    </message>
    <message>
        <source>it is no collection of OpenStax modules.</source>
        <translation>it is no collection of OpenStax modules.</translation>
    </message>
    <message>
        <source>it is no usable path.</source>
        <translation>it is no usable path.</translation>
    </message>
    <message>
        <source>it is no whole OpenStax document: its XML is broken.</source>
        <translation>it is no whole OpenStax document: its XML is broken.</translation>
    </message>
    <message>
        <source>it is no whole notebook: its JSON is broken.</source>
        <translation>it is no whole notebook: its JSON is broken.</translation>
    </message>
    <message>
        <source>it is not a file.</source>
        <translation>it is not a file.</translation>
    </message>
    <message>
        <source>it is not text in UTF-8.</source>
        <translation>it is not text in UTF-8.</translation>
    </message>
    <message>
        <source>it is protected by a password.</source>
        <translation>it is protected by a password.</translation>
    </message>
    <message>
        <source>it is too large for an outline.</source>
        <translation>it is too large for an outline.</translation>
    </message>
    <message>
        <source>it may still be handed in, but not changed</source>
        <translation>it may still be handed in, but not changed</translation>
    </message>
    <message>
        <source>it must be from 0 to 1</source>
        <translation>it must be from 0 to 1</translation>
    </message>
    <message>
        <source>it must be more than 0</source>
        <translation>it must be more than 0</translation>
    </message>
    <message>
        <source>it must begin with a letter or sign</source>
        <translation>it must begin with a letter or sign</translation>
    </message>
    <message>
        <source>it names no chapters, so there is nothing to read.</source>
        <translation>it names no chapters, so there is nothing to read.</translation>
    </message>
    <message>
        <source>it should be a list</source>
        <translation>it should be a list</translation>
    </message>
    <message>
        <source>it should be a number</source>
        <translation>it should be a number</translation>
    </message>
    <message>
        <source>it should be a whole number</source>
        <translation>it should be a whole number</translation>
    </message>
    <message>
        <source>it should be text</source>
        <translation>it should be text</translation>
    </message>
    <message>
        <source>it should be true or false</source>
        <translation>it should be true or false</translation>
    </message>
    <message>
        <source>it takes too long to read.</source>
        <translation>it takes too long to read.</translation>
    </message>
    <message>
        <source>italic</source>
        <translation>italic</translation>
    </message>
    <message>
        <source>its characters are in an encoding that could not be recognised.</source>
        <translation>its characters are in an encoding that could not be recognised.</translation>
    </message>
    <message>
        <source>its radius must be more than 0</source>
        <translation>its radius must be more than 0</translation>
    </message>
    <message>
        <source>its regular expression cannot be judged here: {fault}</source>
        <translation>its regular expression cannot be judged here: {fault}</translation>
    </message>
    <message>
        <source>joined later: by {day}</source>
        <translation>joined later: by {day}</translation>
    </message>
    <message>
        <source>judged at once</source>
        <translation>judged at once</translation>
    </message>
    <message>
        <source>judged at the end</source>
        <translation>judged at the end</translation>
    </message>
    <message>
        <source>kept secret</source>
        <translation>kept secret</translation>
    </message>
    <message>
        <source>key in the system's keyring</source>
        <translation>key in the system's keyring</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>last 30 days</translation>
    </message>
    <message>
        <source>last here: {day}</source>
        <translation>last here: {day}</translation>
    </message>
    <message>
        <source>last opened {day}</source>
        <translation>last opened {day}</translation>
    </message>
    <message>
        <source>last opened: {day}</source>
        <translation>last opened: {day}</translation>
    </message>
    <message>
        <source>last seen: {day}</source>
        <translation>last seen: {day}</translation>
    </message>
    <message>
        <source>last {percent}</source>
        <translation>last {percent}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>level 1</source>
        <translation>level 1</translation>
    </message>
    <message>
        <source>level 2</source>
        <translation>level 2</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>line {number}</translation>
    </message>
    <message>
        <source>llama.cpp server</source>
        <translation>llama.cpp server</translation>
    </message>
    <message>
        <source>locked with a password</source>
        <translation>locked with a password</translation>
    </message>
    <message>
        <source>make pool</source>
        <translation>make pool</translation>
    </message>
    <message>
        <source>make pool “{title}”</source>
        <translation>make pool “{title}”</translation>
    </message>
    <message>
        <source>make sound and film</source>
        <translation>make sound and film</translation>
    </message>
    <message>
        <source>make sound and film of “{title}”</source>
        <translation>make sound and film of “{title}”</translation>
    </message>
    <message>
        <source>may be given</source>
        <translation>may be given</translation>
    </message>
    <message>
        <source>mend</source>
        <translation>mend</translation>
    </message>
    <message>
        <source>merge into “{title}”</source>
        <translation>merge into “{title}”</translation>
    </message>
    <message>
        <source>met</source>
        <translation>met</translation>
    </message>
    <message>
        <source>middle x</source>
        <translation>middle x</translation>
    </message>
    <message>
        <source>middle y</source>
        <translation>middle y</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>minus</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>mixed</translation>
    </message>
    <message>
        <source>module {number} {title}</source>
        <translation>module {number} {title}</translation>
    </message>
    <message>
        <source>monthly mean, %</source>
        <translation>monthly mean, %</translation>
    </message>
    <message>
        <source>more or less</source>
        <translation>more or less</translation>
    </message>
    <message>
        <source>more or less, in percent</source>
        <translation>more or less, in percent</translation>
    </message>
    <message>
        <source>move file</source>
        <translation>move file</translation>
    </message>
    <message>
        <source>move file “{title}”</source>
        <translation>move file “{title}”</translation>
    </message>
    <message>
        <source>move lessons</source>
        <translation>move lessons</translation>
    </message>
    <message>
        <source>move module “{title}”</source>
        <translation>move module “{title}”</translation>
    </message>
    <message>
        <source>move modules</source>
        <translation>move modules</translation>
    </message>
    <message>
        <source>move question “{title}”</source>
        <translation>move question “{title}”</translation>
    </message>
    <message>
        <source>move questions</source>
        <translation>move questions</translation>
    </message>
    <message>
        <source>move quiz</source>
        <translation>move quiz</translation>
    </message>
    <message>
        <source>move quiz “{title}”</source>
        <translation>move quiz “{title}”</translation>
    </message>
    <message>
        <source>move script</source>
        <translation>move script</translation>
    </message>
    <message>
        <source>move slides</source>
        <translation>move slides</translation>
    </message>
    <message>
        <source>move “{title}”</source>
        <translation>move “{title}”</translation>
    </message>
    <message>
        <source>must be given</source>
        <translation>must be given</translation>
    </message>
    <message>
        <source>my learning</source>
        <translation>my learning</translation>
    </message>
    <message>
        <source>name or animal changed</source>
        <translation>name or animal changed</translation>
    </message>
    <message>
        <source>narrated on this computer</source>
        <translation>narrated on this computer</translation>
    </message>
    <message>
        <source>nearly everybody gets it right.</source>
        <translation>nearly everybody gets it right.</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>needs a look</translation>
    </message>
    <message>
        <source>needs help</source>
        <translation>needs help</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>new here</source>
        <translation>new here</translation>
    </message>
    <message>
        <source>new today</source>
        <translation>new today</translation>
    </message>
    <message>
        <source>newer</source>
        <translation>newer</translation>
    </message>
    <message>
        <source>next lesson</source>
        <translation>next lesson</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>no address</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>no answer brings full credit (fraction 1)</source>
        <translation>no answer brings full credit (fraction 1)</translation>
    </message>
    <message>
        <source>no answer; right is {expected}</source>
        <translation>no answer; right is {expected}</translation>
    </message>
    <message>
        <source>no captions</source>
        <translation>no captions</translation>
    </message>
    <message>
        <source>no days</source>
        <translation>no days</translation>
    </message>
    <message>
        <source>no document was chosen.</source>
        <translation>no document was chosen.</translation>
    </message>
    <message>
        <source>no film yet</source>
        <translation>no film yet</translation>
    </message>
    <message>
        <source>no gap has a weight</source>
        <translation>no gap has a weight</translation>
    </message>
    <message>
        <source>no grade yet</source>
        <translation>no grade yet</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>no line of it brings a point</source>
        <translation>no line of it brings a point</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>no mark</translation>
    </message>
    <message>
        <source>no model chosen</source>
        <translation>no model chosen</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>no note</translation>
    </message>
    <message>
        <source>no number lies from {low} to {high}</source>
        <translation>no number lies from {low} to {high}</translation>
    </message>
    <message>
        <source>no question tests it</source>
        <translation>no question tests it</translation>
    </message>
    <message>
        <source>no sound and no film yet</source>
        <translation>no sound and no film yet</translation>
    </message>
    <message>
        <source>no sound yet</source>
        <translation>no sound yet</translation>
    </message>
    <message>
        <source>no teacher</source>
        <translation>no teacher</translation>
    </message>
    <message>
        <source>no text yet</source>
        <translation>no text yet</translation>
    </message>
    <message>
        <source>no word is right</source>
        <translation>no word is right</translation>
    </message>
    <message>
        <source>no zone accepts a label</source>
        <translation>no zone accepts a label</translation>
    </message>
    <message>
        <source>nobody has read it yet</source>
        <translation>nobody has read it yet</translation>
    </message>
    <message>
        <source>nobody takes the choice “{choice}”.</source>
        <translation>nobody takes the choice “{choice}”.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>none found</translation>
    </message>
    <message>
        <source>none is right</source>
        <translation>none is right</translation>
    </message>
    <message>
        <source>none with two</source>
        <translation>none with two</translation>
    </message>
    <message>
        <source>none: all or nothing</source>
        <translation>none: all or nothing</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>not completed</source>
        <translation>not completed</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>not finished</translation>
    </message>
    <message>
        <source>not good enough</source>
        <translation>not good enough</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>not made yet</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>not opened yet</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>not taken</translation>
    </message>
    <message>
        <source>not taken yet</source>
        <translation>not taken yet</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>not tested yet</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>not ticked</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>not told yet</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>not written</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message numerus="yes">
        <source>nothing for %n day(s)</source>
        <translation>
            <numerusform>nothing for %n day</numerusform>
            <numerusform>nothing for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nothing new</translation>
    </message>
    <message>
        <source>nothing of the course stands in its documents any more.</source>
        <translation>nothing of the course stands in its documents any more.</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nothing to do</translation>
    </message>
    <message>
        <source>nothing to measure</source>
        <translation>nothing to measure</translation>
    </message>
    <message>
        <source>nothing was found</source>
        <translation>nothing was found</translation>
    </message>
    <message numerus="yes">
        <source>of %n question(s)</source>
        <translation>
            <numerusform>of %n question</numerusform>
            <numerusform>of %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>of which one base unit has</source>
        <translation>of which one base unit has</translation>
    </message>
    <message>
        <source>of {content}</source>
        <translation>of {content}</translation>
    </message>
    <message>
        <source>of {most}</source>
        <translation>of {most}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>on</source>
        <translation>on</translation>
    </message>
    <message>
        <source>on average {percent}</source>
        <translation>on average {percent}</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>one after the other</translation>
    </message>
    <message>
        <source>one below the other</source>
        <translation>one below the other</translation>
    </message>
    <message>
        <source>one digit before the decimal sign</source>
        <translation>one digit before the decimal sign</translation>
    </message>
    <message>
        <source>only what was wrong before</source>
        <translation>only what was wrong before</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>orders with items that stay outside are not playable here</source>
        <translation>orders with items that stay outside are not playable here</translation>
    </message>
    <message>
        <source>other spelling</source>
        <translation>other spelling</translation>
    </message>
    <message>
        <source>outcomes by {model}</source>
        <translation>outcomes by {model}</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>partly right</source>
        <translation>partly right</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>paste</translation>
    </message>
    <message>
        <source>paste “{title}”</source>
        <translation>paste “{title}”</translation>
    </message>
    <message>
        <source>people</source>
        <translation>people</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>percent</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>place kept after {time}</source>
        <translation>place kept after {time}</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>plain</translation>
    </message>
    <message>
        <source>plain analyser</source>
        <translation>plain analyser</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>plain text</translation>
    </message>
    <message>
        <source>plants, energy</source>
        <translation>plants, energy</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>plus or minus</source>
        <translation>plus or minus</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>polygon</source>
        <translation>polygon</translation>
    </message>
    <message>
        <source>pool “{title}”</source>
        <translation>pool “{title}”</translation>
    </message>
    <message>
        <source>practice, nothing counts</source>
        <translation>practice, nothing counts</translation>
    </message>
    <message>
        <source>progress</source>
        <translation>progress</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>put aside</translation>
    </message>
    <message>
        <source>question {number}</source>
        <translation>question {number}</translation>
    </message>
    <message>
        <source>questions a day</source>
        <translation>questions a day</translation>
    </message>
    <message>
        <source>questions by {model}</source>
        <translation>questions by {model}</translation>
    </message>
    <message>
        <source>quiz</source>
        <translation>quiz</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>radius</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>reached</translation>
    </message>
    <message>
        <source>ready to print</source>
        <translation>ready to print</translation>
    </message>
    <message>
        <source>recorded voice</source>
        <translation>recorded voice</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>rectangle</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>regular expression</translation>
    </message>
    <message>
        <source>remember</source>
        <translation>remember</translation>
    </message>
    <message>
        <source>rename file</source>
        <translation>rename file</translation>
    </message>
    <message>
        <source>rename file “{title}”</source>
        <translation>rename file “{title}”</translation>
    </message>
    <message>
        <source>rename module “{title}”</source>
        <translation>rename module “{title}”</translation>
    </message>
    <message>
        <source>rename “{title}”</source>
        <translation>rename “{title}”</translation>
    </message>
    <message>
        <source>replace file</source>
        <translation>replace file</translation>
    </message>
    <message>
        <source>replace file “{title}”</source>
        <translation>replace file “{title}”</translation>
    </message>
    <message>
        <source>restore the course</source>
        <translation>restore the course</translation>
    </message>
    <message>
        <source>restore the lesson</source>
        <translation>restore the lesson</translation>
    </message>
    <message>
        <source>restore “{title}”</source>
        <translation>restore “{title}”</translation>
    </message>
    <message>
        <source>rewriting by {model}</source>
        <translation>rewriting by {model}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>right ones minus wrong ones</source>
        <translation>right ones minus wrong ones</translation>
    </message>
    <message>
        <source>safe to close: work goes on where it stopped</source>
        <translation>safe to close: work goes on where it stopped</translation>
    </message>
    <message>
        <source>safe to close: work resumes where it stopped</source>
        <translation>safe to close: work resumes where it stopped</translation>
    </message>
    <message>
        <source>saved: {day}</source>
        <translation>saved: {day}</translation>
    </message>
    <message>
        <source>second</source>
        <translation>second</translation>
    </message>
    <message>
        <source>several tries with hints</source>
        <translation>several tries with hints</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>side by side</translation>
    </message>
    <message>
        <source>signs in: {way}</source>
        <translation>signs in: {way}</translation>
    </message>
    <message>
        <source>simplifying by {model}</source>
        <translation>simplifying by {model}</translation>
    </message>
    <message>
        <source>slides</source>
        <translation>slides</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>somebody</translation>
    </message>
    <message>
        <source>something was found</source>
        <translation>something was found</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sound</translation>
    </message>
    <message>
        <source>spaCy</source>
        <translation>spaCy</translation>
    </message>
    <message>
        <source>spaCy, English</source>
        <translation>spaCy, English</translation>
    </message>
    <message>
        <source>spaCy, not installed</source>
        <translation>spaCy, not installed</translation>
    </message>
    <message>
        <source>speaks to programs</source>
        <translation>speaks to programs</translation>
    </message>
    <message>
        <source>split “{title}”</source>
        <translation>split “{title}”</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>squared</translation>
    </message>
    <message>
        <source>start codes</source>
        <translation>start codes</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>struck out</translation>
    </message>
    <message>
        <source>sum of all, at least 0</source>
        <translation>sum of all, at least 0</translation>
    </message>
    <message>
        <source>sum of all, less than 0 too</source>
        <translation>sum of all, less than 0 too</translation>
    </message>
    <message>
        <source>take module “{title}” back</source>
        <translation>take module “{title}” back</translation>
    </message>
    <message>
        <source>take “{title}” back</source>
        <translation>take “{title}” back</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>taken up</source>
        <translation>taken up</translation>
    </message>
    <message>
        <source>takes wrong parts away</source>
        <translation>takes wrong parts away</translation>
    </message>
    <message>
        <source>taught by {names}</source>
        <translation>taught by {names}</translation>
    </message>
    <message>
        <source>tells how many parts are right</source>
        <translation>tells how many parts are right</translation>
    </message>
    <message>
        <source>tested {day}</source>
        <translation>tested {day}</translation>
    </message>
    <message>
        <source>the authors' own: {done} of {count}</source>
        <translation>the authors' own: {done} of {count}</translation>
    </message>
    <message>
        <source>the average</source>
        <translation>the average</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>the best</translation>
    </message>
    <message>
        <source>the best prefer a wrong choice, “{choice}”.</source>
        <translation>the best prefer a wrong choice, “{choice}”.</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>the file is empty.</translation>
    </message>
    <message>
        <source>the file is gone; this is what was read</source>
        <translation>the file is gone; this is what was read</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <source>the file was changed since</source>
        <translation>the file was changed since</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>the first</translation>
    </message>
    <message>
        <source>the folder holds no document that can be read.</source>
        <translation>the folder holds no document that can be read.</translation>
    </message>
    <message>
        <source>the fractions of the right choices add up to {total} instead of 1</source>
        <translation>the fractions of the right choices add up to {total} instead of 1</translation>
    </message>
    <message>
        <source>the gap “{name}” stands there twice</source>
        <translation>the gap “{name}” stands there twice</translation>
    </message>
    <message>
        <source>the id “{name}” stands there twice</source>
        <translation>the id “{name}” stands there twice</translation>
    </message>
    <message>
        <source>the item “{name}” has no place</source>
        <translation>the item “{name}” has no place</translation>
    </message>
    <message>
        <source>the labels do not suffice to fill all of them, such as “{name}”</source>
        <translation>the labels do not suffice to fill all of them, such as “{name}”</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>the last</translation>
    </message>
    <message>
        <source>the last change</source>
        <translation>the last change</translation>
    </message>
    <message>
        <source>the learner, with the rubric</source>
        <translation>the learner, with the rubric</translation>
    </message>
    <message>
        <source>the least first</source>
        <translation>the least first</translation>
    </message>
    <message>
        <source>the modules that it lists are not beside it.</source>
        <translation>the modules that it lists are not beside it.</translation>
    </message>
    <message>
        <source>the outline is empty.</source>
        <translation>the outline is empty.</translation>
    </message>
    <message>
        <source>the pair “{pair}” stands there twice</source>
        <translation>the pair “{pair}” stands there twice</translation>
    </message>
    <message>
        <source>the prompt names a gap “{name}” that is not described</source>
        <translation>the prompt names a gap “{name}” that is not described</translation>
    </message>
    <message>
        <source>the question about {concept} stays as it was made.</source>
        <translation>the question about {concept} stays as it was made.</translation>
    </message>
    <message>
        <source>the questions stay as they were made.</source>
        <translation>the questions stay as they were made.</translation>
    </message>
    <message>
        <source>the regular expression cannot be used: {fault}</source>
        <translation>the regular expression cannot be used: {fault}</translation>
    </message>
    <message>
        <source>the server holds answers to their form</source>
        <translation>the server holds answers to their form</translation>
    </message>
    <message>
        <source>the square root of {content}</source>
        <translation>the square root of {content}</translation>
    </message>
    <message>
        <source>the stem “{name}” has no right option</source>
        <translation>the stem “{name}” has no right option</translation>
    </message>
    <message>
        <source>the unit is graded, but none is given</source>
        <translation>the unit is graded, but none is given</translation>
    </message>
    <message>
        <source>the unit “{unit}” stands there twice</source>
        <translation>the unit “{unit}” stands there twice</translation>
    </message>
    <message>
        <source>there is no column with the title “email”</source>
        <translation>there is no column with the title “email”</translation>
    </message>
    <message>
        <source>there is no gap</source>
        <translation>there is no gap</translation>
    </message>
    <message>
        <source>there is no label “{name}”</source>
        <translation>there is no label “{name}”</translation>
    </message>
    <message>
        <source>there is no media file “{name}”</source>
        <translation>there is no media file “{name}”</translation>
    </message>
    <message>
        <source>there is no option “{name}”</source>
        <translation>there is no option “{name}”</translation>
    </message>
    <message>
        <source>there is no question “{name}”</source>
        <translation>there is no question “{name}”</translation>
    </message>
    <message>
        <source>there is no such file or folder.</source>
        <translation>there is no such file or folder.</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>there is no such file.</translation>
    </message>
    <message>
        <source>there is no word “{name}” in the pool</source>
        <translation>there is no word “{name}” in the pool</translation>
    </message>
    <message>
        <source>there is nothing to match</source>
        <translation>there is nothing to match</translation>
    </message>
    <message>
        <source>there is nothing to order</source>
        <translation>there is nothing to order</translation>
    </message>
    <message>
        <source>there must be one significant digit at least</source>
        <translation>there must be one significant digit at least</translation>
    </message>
    <message>
        <source>third</source>
        <translation>third</translation>
    </message>
    <message>
        <source>this is not a text file</source>
        <translation>this is not a text file</translation>
    </message>
    <message>
        <source>this line cannot be read</source>
        <translation>this line cannot be read</translation>
    </message>
    <message>
        <source>this quiz</source>
        <translation>this quiz</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>this text</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>time and places in lessons</source>
        <translation>time and places in lessons</translation>
    </message>
    <message>
        <source>times</source>
        <translation>times</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>to be marked</source>
        <translation>to be marked</translation>
    </message>
    <message>
        <source>to decimal places</source>
        <translation>to decimal places</translation>
    </message>
    <message>
        <source>to included</source>
        <translation>to included</translation>
    </message>
    <message>
        <source>to look up</source>
        <translation>to look up</translation>
    </message>
    <message>
        <source>to significant digits</source>
        <translation>to significant digits</translation>
    </message>
    <message>
        <source>to the power of {exponent}</source>
        <translation>to the power of {exponent}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>today, {count} of them new</source>
        <translation>today, {count} of them new</translation>
    </message>
    <message>
        <source>too few answers yet</source>
        <translation>too few answers yet</translation>
    </message>
    <message>
        <source>top</source>
        <translation>top</translation>
    </message>
    <message>
        <source>translation by {model}</source>
        <translation>translation by {model}</translation>
    </message>
    <message>
        <source>tries until it is right, each costs</source>
        <translation>tries until it is right, each costs</translation>
    </message>
    <message>
        <source>tries until it is right, free</source>
        <translation>tries until it is right, free</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>under a minute</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>under {amount}</source>
        <translation>under {amount}</translation>
    </message>
    <message>
        <source>understand</source>
        <translation>understand</translation>
    </message>
    <message>
        <source>until mastered</source>
        <translation>until mastered</translation>
    </message>
    <message>
        <source>until tomorrow</source>
        <translation>until tomorrow</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>unused</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>up to date</translation>
    </message>
    <message numerus="yes">
        <source>used in %n lesson(s)</source>
        <translation>
            <numerusform>used in %n lesson</numerusform>
            <numerusform>used in %n lessons</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>was in “{place}”</source>
        <translation>was in “{place}”</translation>
    </message>
    <message>
        <source>weekly mean, %</source>
        <translation>weekly mean, %</translation>
    </message>
    <message>
        <source>weighs</source>
        <translation>weighs</translation>
    </message>
    <message>
        <source>when it is closed</source>
        <translation>when it is closed</translation>
    </message>
    <message>
        <source>when it was passed</source>
        <translation>when it was passed</translation>
    </message>
    <message>
        <source>while working</source>
        <translation>while working</translation>
    </message>
    <message>
        <source>who knows the rest gets it wrong. Is the right answer the right one?</source>
        <translation>who knows the rest gets it wrong. Is the right answer the right one?</translation>
    </message>
    <message>
        <source>width</source>
        <translation>width</translation>
    </message>
    <message>
        <source>with * for anything</source>
        <translation>with * for anything</translation>
    </message>
    <message>
        <source>with certainty</source>
        <translation>with certainty</translation>
    </message>
    <message>
        <source>with {model}</source>
        <translation>with {model}</translation>
    </message>
    <message>
        <source>without a voice</source>
        <translation>without a voice</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>worth a look</translation>
    </message>
    <message>
        <source>write the script</source>
        <translation>write the script</translation>
    </message>
    <message>
        <source>write the script of “{title}”</source>
        <translation>write the script of “{title}”</translation>
    </message>
    <message>
        <source>write-protected</source>
        <translation>write-protected</translation>
    </message>
    <message>
        <source>writing in the script</source>
        <translation>writing in the script</translation>
    </message>
    <message>
        <source>writing in the script of “{title}”</source>
        <translation>writing in the script of “{title}”</translation>
    </message>
    <message>
        <source>writing in “{title}”</source>
        <translation>writing in “{title}”</translation>
    </message>
    <message>
        <source>written</source>
        <translation>written</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>wrong</translation>
    </message>
    <message numerus="yes">
        <source>wrong %n time(s) on one question of {quiz}</source>
        <translation>
            <numerusform>wrong %n time on one question of {quiz}</numerusform>
            <numerusform>wrong %n times on one question of {quiz}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wrong %n time(s) on “{question}”</source>
        <translation>
            <numerusform>wrong %n time on “{question}”</numerusform>
            <numerusform>wrong %n times on “{question}”</numerusform>
        </translation>
    </message>
    <message>
        <source>wrong answers by {model}</source>
        <translation>wrong answers by {model}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>yes, as always</source>
        <translation>yes, as always</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>you are not allowed to read it.</source>
        <translation>you are not allowed to read it.</translation>
    </message>
    <message>
        <source>your answer, partly right</source>
        <translation>your answer, partly right</translation>
    </message>
    <message>
        <source>your answer, right</source>
        <translation>your answer, right</translation>
    </message>
    <message>
        <source>your answer, wrong</source>
        <translation>your answer, wrong</translation>
    </message>
    <message>
        <source>{added} added, {replaced} replaced, {kept} left as they were.</source>
        <translation>{added} added, {replaced} replaced, {kept} left as they were.</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} of {total} answered</translation>
    </message>
    <message>
        <source>{answered} of {total} answered, {right} right</source>
        <translation>{answered} of {total} answered, {right} right</translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation>{before} becomes {after}</translation>
    </message>
    <message>
        <source>{begin} – {end}</source>
        <translation>{begin} – {end}</translation>
    </message>
    <message>
        <source>{choice}: {percent} %</source>
        <translation>{choice}: {percent} %</translation>
    </message>
    <message>
        <source>{class_name} is in use again</source>
        <translation>{class_name} is in use again</translation>
    </message>
    <message>
        <source>{class_name} was put away with all that it has</source>
        <translation>{class_name} was put away with all that it has</translation>
    </message>
    <message>
        <source>{colour}: {words}</source>
        <translation>{colour}: {words}</translation>
    </message>
    <message>
        <source>{columns}, {rows} and a head</source>
        <translation>{columns}, {rows} and a head</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <translation>{count} GB</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>{count} are asked</source>
        <translation>{count} are asked</translation>
    </message>
    <message>
        <source>{count} blocks</source>
        <translation>{count} blocks</translation>
    </message>
    <message>
        <source>{count} courses are called “{title}”.</source>
        <translation>{count} courses are called “{title}”.</translation>
    </message>
    <message>
        <source>{count} files are given, but only {most} may be handed in.</source>
        <translation>{count} files are given, but only {most} may be handed in.</translation>
    </message>
    <message>
        <source>{count} of {most} points set</source>
        <translation>{count} of {most} points set</translation>
    </message>
    <message>
        <source>{count} phrases</source>
        <translation>{count} phrases</translation>
    </message>
    <message>
        <source>{count} questions</source>
        <translation>{count} questions</translation>
    </message>
    <message>
        <source>{count} statements</source>
        <translation>{count} statements</translation>
    </message>
    <message>
        <source>{count} statements with such</source>
        <translation>{count} statements with such</translation>
    </message>
    <message>
        <source>{count} with a verb that cannot be seen</source>
        <translation>{count} with a verb that cannot be seen</translation>
    </message>
    <message>
        <source>{course} (deleted)</source>
        <translation>{course} (deleted)</translation>
    </message>
    <message numerus="yes">
        <source>{course}: %n question(s)</source>
        <translation>
            <numerusform>{course}: %n question</numerusform>
            <numerusform>{course}: %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} has passed; {time} are left. A new day can be chosen any time.</source>
        <translation>{day} has passed; {time} are left. A new day can be chosen any time.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{day}, {when}</source>
        <translation>{day}, {when}</translation>
    </message>
    <message numerus="yes">
        <source>{day}: %n question(s), {time}.</source>
        <translation>
            <numerusform>{day}: %n question, {time}.</numerusform>
            <numerusform>{day}: %n questions, {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}: {what}, {value}, by {name}: {comment}</source>
        <translation>{day}: {what}, {value}, by {name}: {comment}</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n lesson(s)</source>
        <translation>
            <numerusform>{done} of %n lesson</numerusform>
            <numerusform>{done} of %n lessons</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} of {all}</translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>{done} of {all} answered</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} of {count}</translation>
    </message>
    <message>
        <source>{done} of {count} citations hold</source>
        <translation>{done} of {count} citations hold</translation>
    </message>
    <message>
        <source>{done} of {count} lessons</source>
        <translation>{done} of {count} lessons</translation>
    </message>
    <message>
        <source>{done} of {count} lessons are written</source>
        <translation>{done} of {count} lessons are written</translation>
    </message>
    <message>
        <source>{done} of {count} outcomes</source>
        <translation>{done} of {count} outcomes</translation>
    </message>
    <message>
        <source>{done} of {count} questions</source>
        <translation>{done} of {count} questions</translation>
    </message>
    <message>
        <source>{done} of {count} questions can be judged</source>
        <translation>{done} of {count} questions can be judged</translation>
    </message>
    <message>
        <source>{done} of {lessons} lessons</source>
        <translation>{done} of {lessons} lessons</translation>
    </message>
    <message>
        <source>{duration} of reading</source>
        <translation>{duration} of reading</translation>
    </message>
    <message>
        <source>{field} (JSON)</source>
        <translation>{field} (JSON)</translation>
    </message>
    <message>
        <source>{figure} of area {number}</source>
        <translation>{figure} of area {number}</translation>
    </message>
    <message>
        <source>{file} cannot be removed: {reason}.</source>
        <translation>{file} cannot be removed: {reason}.</translation>
    </message>
    <message>
        <source>{file} cannot be written: the file or its folder is read-only.</source>
        <translation>{file} cannot be written: the file or its folder is read-only.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>{file} cannot be written: {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be made or read: {reason}.</source>
        <translation>{file} could not be made or read: {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be made.</source>
        <translation>{file} could not be made.</translation>
    </message>
    <message>
        <source>{file} could not be opened ({reason}).</source>
        <translation>{file} could not be opened ({reason}).</translation>
    </message>
    <message>
        <source>{file} could not be read.</source>
        <translation>{file} could not be read.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation>{file} could not be read: {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be set aside.</source>
        <translation>{file} could not be set aside.</translation>
    </message>
    <message>
        <source>{file} could not be written ({reason}).</source>
        <translation>{file} could not be written ({reason}).</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation>{file} could not be written: {reason}.</translation>
    </message>
    <message>
        <source>{file} has too many pixels.</source>
        <translation>{file} has too many pixels.</translation>
    </message>
    <message>
        <source>{file} is a folder.</source>
        <translation>{file} is a folder.</translation>
    </message>
    <message>
        <source>{file} is larger than two gigabytes.</source>
        <translation>{file} is larger than two gigabytes.</translation>
    </message>
    <message>
        <source>{file} is not a model's file, or it is not whole.</source>
        <translation>{file} is not a model's file, or it is not whole.</translation>
    </message>
    <message>
        <source>{file} is not a picture that can be read.</source>
        <translation>{file} is not a picture that can be read.</translation>
    </message>
    <message>
        <source>{file} is of a kind that a lesson cannot show.</source>
        <translation>{file} is of a kind that a lesson cannot show.</translation>
    </message>
    <message>
        <source>{file} is the library itself.</source>
        <translation>{file} is the library itself.</translation>
    </message>
    <message>
        <source>{file} is there already and is not of this program.</source>
        <translation>{file} is there already and is not of this program.</translation>
    </message>
    <message>
        <source>{file} is too large.</source>
        <translation>{file} is too large.</translation>
    </message>
    <message>
        <source>{file} may not be written in the folder {folder}.</source>
        <translation>{file} may not be written in the folder {folder}.</translation>
    </message>
    <message>
        <source>{file} only points elsewhere.</source>
        <translation>{file} only points elsewhere.</translation>
    </message>
    <message>
        <source>{file} was written, but reads back otherwise.</source>
        <translation>{file} was written, but reads back otherwise.</translation>
    </message>
    <message>
        <source>{found} of {count} lessons</source>
        <translation>{found} of {count} lessons</translation>
    </message>
    <message>
        <source>{given}, partly right</source>
        <translation>{given}, partly right</translation>
    </message>
    <message>
        <source>{given}, partly right; best is {expected}</source>
        <translation>{given}, partly right; best is {expected}</translation>
    </message>
    <message>
        <source>{given}, right</source>
        <translation>{given}, right</translation>
    </message>
    <message>
        <source>{given}, wrong</source>
        <translation>{given}, wrong</translation>
    </message>
    <message>
        <source>{given}, wrong; right is {expected}</source>
        <translation>{given}, wrong; right is {expected}</translation>
    </message>
    <message>
        <source>{grade}, again {when}, key {number}</source>
        <translation>{grade}, again {when}, key {number}</translation>
    </message>
    <message>
        <source>{grade}, chosen</source>
        <translation>{grade}, chosen</translation>
    </message>
    <message>
        <source>{grade}, set by hand</source>
        <translation>{grade}, set by hand</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{item} is put down at place {place}.</source>
        <translation>{item} is put down at place {place}.</translation>
    </message>
    <message>
        <source>{item} is taken up. The arrows move it.</source>
        <translation>{item} is taken up. The arrows move it.</translation>
    </message>
    <message>
        <source>{item}, place {place} of {total}</source>
        <translation>{item}, place {place} of {total}</translation>
    </message>
    <message>
        <source>{item}: place {place} of {total}</source>
        <translation>{item}: place {place} of {total}</translation>
    </message>
    <message>
        <source>{label} is taken away</source>
        <translation>{label} is taken away</translation>
    </message>
    <message>
        <source>{label} is taken up. Tab goes to the places, Enter puts it down.</source>
        <translation>{label} is taken up. Tab goes to the places, Enter puts it down.</translation>
    </message>
    <message>
        <source>{label} lies on {place}</source>
        <translation>{label} lies on {place}</translation>
    </message>
    <message>
        <source>{language}, as found</source>
        <translation>{language}, as found</translation>
    </message>
    <message>
        <source>{learner}: {old} of {old_most} becomes {new} of {most}</source>
        <translation>{learner}: {old} of {old_most} becomes {new} of {most}</translation>
    </message>
    <message>
        <source>{learner}: {quiz}</source>
        <translation>{learner}: {quiz}</translation>
    </message>
    <message>
        <source>{least} must be chosen, but only {right} are right</source>
        <translation>{least} must be chosen, but only {right} are right</translation>
    </message>
    <message>
        <source>{least} to {most} are asked for</source>
        <translation>{least} to {most} are asked for</translation>
    </message>
    <message>
        <source>{least} to {most} digits that no child guesses. It opens the kiosk and nothing else.</source>
        <translation>{least} to {most} digits that no child guesses. It opens the kiosk and nothing else.</translation>
    </message>
    <message>
        <source>{lessons} and {questions} looked through</source>
        <translation>{lessons} and {questions} looked through</translation>
    </message>
    <message>
        <source>{lessons} looked through</source>
        <translation>{lessons} looked through</translation>
    </message>
    <message>
        <source>{lessons}, together {time}</source>
        <translation>{lessons}, together {time}</translation>
    </message>
    <message>
        <source>{lessons}, {time}</source>
        <translation>{lessons}, {time}</translation>
    </message>
    <message>
        <source>{lesson}, lesson in {course}</source>
        <translation>{lesson}, lesson in {course}</translation>
    </message>
    <message>
        <source>{lesson}, {percent} known, read it again</source>
        <translation>{lesson}, {percent} known, read it again</translation>
    </message>
    <message>
        <source>{lesson}: {stage}</source>
        <translation>{lesson}: {stage}</translation>
    </message>
    <message>
        <source>{line}, of {most}</source>
        <translation>{line}, of {most}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} to {high}</translation>
    </message>
    <message>
        <source>{made} made, {own} of the authors</source>
        <translation>{made} made, {own} of the authors</translation>
    </message>
    <message>
        <source>{made} of {wanted} questions: there are no more facts to ask for.</source>
        <translation>{made} of {wanted} questions: there are no more facts to ask for.</translation>
    </message>
    <message>
        <source>{made} of {wanted}: it reads like a story, which states few facts.</source>
        <translation>{made} of {wanted}: it reads like a story, which states few facts.</translation>
    </message>
    <message>
        <source>{made} of {wanted}: no more testable facts here.</source>
        <translation>{made} of {wanted}: no more testable facts here.</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min of {planned}</source>
        <translation>{minutes} min of {planned}</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>{minutes} · %n reader(s)</source>
        <translation>
            <numerusform>{minutes} · %n reader</numerusform>
            <numerusform>{minutes} · %n readers</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} was asked; the text stays as the source has it</source>
        <translation>{model} was asked; the text stays as the source has it</translation>
    </message>
    <message>
        <source>{modules} modules, {lessons} lessons</source>
        <translation>{modules} modules, {lessons} lessons</translation>
    </message>
    <message>
        <source>{names}: other teachers have this class here. Ask one of them.</source>
        <translation>{names}: other teachers have this class here. Ask one of them.</translation>
    </message>
    <message>
        <source>{names}: teaches here or was deleted here, and stays as it is.</source>
        <translation>{names}: teaches here or was deleted here, and stays as it is.</translation>
    </message>
    <message>
        <source>{names}: {size} in all. They go to the trash for 30 days; Undo brings them back.</source>
        <translation>{names}: {size} in all. They go to the trash for 30 days; Undo brings them back.</translation>
    </message>
    <message>
        <source>{name} (Alt+{key})</source>
        <translation>{name} (Alt+{key})</translation>
    </message>
    <message>
        <source>{name} (lost)</source>
        <translation>{name} (lost)</translation>
    </message>
    <message>
        <source>{name} (missing)</source>
        <translation>{name} (missing)</translation>
    </message>
    <message>
        <source>{name} (not tested)</source>
        <translation>{name} (not tested)</translation>
    </message>
    <message>
        <source>{name} ({engine})</source>
        <translation>{name} ({engine})</translation>
    </message>
    <message>
        <source>{name} can go on with the quiz.</source>
        <translation>{name} can go on with the quiz.</translation>
    </message>
    <message>
        <source>{name} can no longer sign in</source>
        <translation>{name} can no longer sign in</translation>
    </message>
    <message>
        <source>{name} can sign in again</source>
        <translation>{name} can sign in again</translation>
    </message>
    <message>
        <source>{name} is handed in.</source>
        <translation>{name} is handed in.</translation>
    </message>
    <message>
        <source>{name} is in this class now.</source>
        <translation>{name} is in this class now.</translation>
    </message>
    <message>
        <source>{name} is of a kind that is not opened.</source>
        <translation>{name} is of a kind that is not opened.</translation>
    </message>
    <message>
        <source>{name} is taken away.</source>
        <translation>{name} is taken away.</translation>
    </message>
    <message>
        <source>{name} may have seen already what was right.</source>
        <translation>{name} may have seen already what was right.</translation>
    </message>
    <message>
        <source>{name} signs in with a password now.</source>
        <translation>{name} signs in with a password now.</translation>
    </message>
    <message>
        <source>{name} signs in with a password.</source>
        <translation>{name} signs in with a password.</translation>
    </message>
    <message>
        <source>{name} sits here.</source>
        <translation>{name} sits here.</translation>
    </message>
    <message>
        <source>{name} teaches this class now.</source>
        <translation>{name} teaches this class now.</translation>
    </message>
    <message>
        <source>{name} was changed elsewhere meanwhile.</source>
        <translation>{name} was changed elsewhere meanwhile.</translation>
    </message>
    <message>
        <source>{name} was deleted and can be restored for 30 days</source>
        <translation>{name} was deleted and can be restored for 30 days</translation>
    </message>
    <message>
        <source>{name} was enrolled.</source>
        <translation>{name} was enrolled.</translation>
    </message>
    <message>
        <source>{name} was removed; their progress is kept</source>
        <translation>{name} was removed; their progress is kept</translation>
    </message>
    <message>
        <source>{name} was restored</source>
        <translation>{name} was restored</translation>
    </message>
    <message>
        <source>{name} was taken out; what was learned is kept</source>
        <translation>{name} was taken out; what was learned is kept</translation>
    </message>
    <message>
        <source>{name} with {model}</source>
        <translation>{name} with {model}</translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name} {number}</translation>
    </message>
    <message>
        <source>{name}, needs help</source>
        <translation>{name}, needs help</translation>
    </message>
    <message>
        <source>{name}, not installed</source>
        <translation>{name}, not installed</translation>
    </message>
    <message>
        <source>{name}, {width} × {height} pixels</source>
        <translation>{name}, {width} × {height} pixels</translation>
    </message>
    <message>
        <source>{name}, {words}</source>
        <translation>{name}, {words}</translation>
    </message>
    <message>
        <source>{name}: added</source>
        <translation>{name}: added</translation>
    </message>
    <message>
        <source>{name}: changed</source>
        <translation>{name}: changed</translation>
    </message>
    <message>
        <source>{name}: removed</source>
        <translation>{name}: removed</translation>
    </message>
    <message>
        <source>{name}: settings</source>
        <translation>{name}: settings</translation>
    </message>
    <message>
        <source>{name}: settings and signing out</source>
        <translation>{name}: settings and signing out</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}: {problem}</translation>
    </message>
    <message>
        <source>{new} is of another kind than {old}: where a picture stands, no sound can be.</source>
        <translation>{new} is of another kind than {old}: where a picture stands, no sound can be.</translation>
    </message>
    <message>
        <source>{new} is the very file that {old} is already.</source>
        <translation>{new} is the very file that {old} is already.</translation>
    </message>
    <message>
        <source>{number} of more than {count}</source>
        <translation>{number} of more than {count}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>{number}.  {kind}</source>
        <translation>{number}.  {kind}</translation>
    </message>
    <message>
        <source>{option} goes with {stem}</source>
        <translation>{option} goes with {stem}</translation>
    </message>
    <message>
        <source>{option} is taken away</source>
        <translation>{option} is taken away</translation>
    </message>
    <message>
        <source>{outcome} (not of this course)</source>
        <translation>{outcome} (not of this course)</translation>
    </message>
    <message>
        <source>{part} holds something that cannot be written to a file.</source>
        <translation>{part} holds something that cannot be written to a file.</translation>
    </message>
    <message>
        <source>{part} is not installed, so the documents cannot be analysed with it.</source>
        <translation>{part} is not installed, so the documents cannot be analysed with it.</translation>
    </message>
    <message>
        <source>{part} is too large for a package.</source>
        <translation>{part} is too large for a package.</translation>
    </message>
    <message>
        <source>{passed} pass now, {failed} fail now.</source>
        <translation>{passed} pass now, {failed} fail now.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message numerus="yes">
        <source>{percent} % after %n attempt(s)</source>
        <translation>
            <numerusform>{percent} % after %n attempt</numerusform>
            <numerusform>{percent} % after %n attempts</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} % done</source>
        <translation>{percent} % done</translation>
    </message>
    <message>
        <source>{percent} % of the points</source>
        <translation>{percent} % of the points</translation>
    </message>
    <message>
        <source>{percent} % on average</source>
        <translation>{percent} % on average</translation>
    </message>
    <message>
        <source>{percent} % right</source>
        <translation>{percent} % right</translation>
    </message>
    <message>
        <source>{percent} % · {answers}</source>
        <translation>{percent} % · {answers}</translation>
    </message>
    <message>
        <source>{percent} %, set by hand</source>
        <translation>{percent} %, set by hand</translation>
    </message>
    <message>
        <source>{percent} mastery</source>
        <translation>{percent} mastery</translation>
    </message>
    <message>
        <source>{percent} percent done</source>
        <translation>{percent} percent done</translation>
    </message>
    <message>
        <source>{percent} remembered</source>
        <translation>{percent} remembered</translation>
    </message>
    <message>
        <source>{percent} · {points} p.</source>
        <translation>{percent} · {points} p.</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{percent}% right, {count} answers</source>
        <translation>{percent}% right, {count} answers</translation>
    </message>
    <message>
        <source>{pick} questions are to be picked of {count}.</source>
        <translation>{pick} questions are to be picked of {count}.</translation>
    </message>
    <message>
        <source>{picture}, chosen</source>
        <translation>{picture}, chosen</translation>
    </message>
    <message>
        <source>{picture}, {done} of {all}</source>
        <translation>{picture}, {done} of {all}</translation>
    </message>
    <message>
        <source>{places} in {lessons}</source>
        <translation>{places} in {lessons}</translation>
    </message>
    <message>
        <source>{place} of {whole}</source>
        <translation>{place} of {whole}</translation>
    </message>
    <message>
        <source>{place}, left {time}</source>
        <translation>{place}, left {time}</translation>
    </message>
    <message>
        <source>{place}, {count} due</source>
        <translation>{place}, {count} due</translation>
    </message>
    <message>
        <source>{points} of 20</source>
        <translation>{points} of 20</translation>
    </message>
    <message>
        <source>{points} of 20 points.</source>
        <translation>{points} of 20 points.</translation>
    </message>
    <message>
        <source>{points} of {most}</source>
        <translation>{points} of {most}</translation>
    </message>
    <message>
        <source>{points} of {most} points</source>
        <translation>{points} of {most} points</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} points</translation>
    </message>
    <message numerus="yes">
        <source>{problem} And %n more.</source>
        <translation>
            <numerusform>{problem} And %n more.</numerusform>
            <numerusform>{problem} And %n more.</numerusform>
        </translation>
    </message>
    <message>
        <source>{rating}, key {number}</source>
        <translation>{rating}, key {number}</translation>
    </message>
    <message>
        <source>{read} read, {written} written</source>
        <translation>{read} read, {written} written</translation>
    </message>
    <message>
        <source>{right} areas are right, but only {most} may be pointed at</source>
        <translation>{right} areas are right, but only {most} may be pointed at</translation>
    </message>
    <message>
        <source>{right} choices are right, but only {most} may be chosen</source>
        <translation>{right} choices are right, but only {most} may be chosen</translation>
    </message>
    <message numerus="yes">
        <source>{right} of %n card(s) known. Nothing was stored: no card comes sooner or later for it.</source>
        <translation>
            <numerusform>{right} of %n card known. Nothing was stored: no card comes sooner or later for it.</numerusform>
            <numerusform>{right} of %n cards known. Nothing was stored: no card comes sooner or later for it.</numerusform>
        </translation>
    </message>
    <message>
        <source>{right} of the {given} that you gave are right.</source>
        <translation>{right} of the {given} that you gave are right.</translation>
    </message>
    <message>
        <source>{right} of {total} questions right</source>
        <translation>{right} of {total} questions right</translation>
    </message>
    <message>
        <source>{room}; {free} are free</source>
        <translation>{room}; {free} are free</translation>
    </message>
    <message>
        <source>{score} of {most} points</source>
        <translation>{score} of {most} points</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s in the middle</source>
        <translation>{seconds} s in the middle</translation>
    </message>
    <message>
        <source>{share} of statements cite a source</source>
        <translation>{share} of statements cite a source</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} of {count}</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} free</translation>
    </message>
    <message numerus="yes">
        <source>{span} %: %n learner(s)</source>
        <translation>
            <numerusform>{span} %: %n learner</numerusform>
            <numerusform>{span} %: %n learners</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}, flagged</source>
        <translation>{state}, flagged</translation>
    </message>
    <message>
        <source>{time} a day bring you there by {day}.</source>
        <translation>{time} a day bring you there by {day}.</translation>
    </message>
    <message>
        <source>{time} learned</source>
        <translation>{time} learned</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>{time} left for this question</source>
        <translation>{time} left for this question</translation>
    </message>
    <message>
        <source>{time} of {goal} today</source>
        <translation>{time} of {goal} today</translation>
    </message>
    <message>
        <source>{time} to hand in</source>
        <translation>{time} to hand in</translation>
    </message>
    <message>
        <source>{time} when it is spoken</source>
        <translation>{time} when it is spoken</translation>
    </message>
    <message>
        <source>{time}. Hide it</source>
        <translation>{time}. Hide it</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title} (copy)</translation>
    </message>
    <message>
        <source>{title} (my version)</source>
        <translation>{title} (my version)</translation>
    </message>
    <message>
        <source>{title} as a table</source>
        <translation>{title} as a table</translation>
    </message>
    <message>
        <source>{title}, continued</source>
        <translation>{title}, continued</translation>
    </message>
    <message>
        <source>{tokens} tokens at once (some {words} words)</source>
        <translation>{tokens} tokens at once (some {words} words)</translation>
    </message>
    <message>
        <source>{top} over {bottom}</source>
        <translation>{top} over {bottom}</translation>
    </message>
    <message>
        <source>{value} is no number of digits</source>
        <translation>{value} is no number of digits</translation>
    </message>
    <message>
        <source>{value} words</source>
        <translation>{value} words</translation>
    </message>
    <message>
        <source>{voice} (made on this computer)</source>
        <translation>{voice} (made on this computer)</translation>
    </message>
    <message>
        <source>{way}, {card}</source>
        <translation>{way}, {card}</translation>
    </message>
    <message>
        <source>{who} began the quiz “{quiz}” at the kiosk</source>
        <translation>{who} began the quiz “{quiz}” at the kiosk</translation>
    </message>
    <message>
        <source>{who} brought in the day of classes ({detail})</source>
        <translation>{who} brought in the day of classes ({detail})</translation>
    </message>
    <message>
        <source>{who} came into the class {class_name}</source>
        <translation>{who} came into the class {class_name}</translation>
    </message>
    <message>
        <source>{who} changed how the class kiosk is used</source>
        <translation>{who} changed how the class kiosk is used</translation>
    </message>
    <message>
        <source>{who} changed how this computer is shared</source>
        <translation>{who} changed how this computer is shared</translation>
    </message>
    <message>
        <source>{who} changed how {course} is graded, or its day</source>
        <translation>{who} changed how {course} is graded, or its day</translation>
    </message>
    <message>
        <source>{who} changed the class {class_name}</source>
        <translation>{who} changed the class {class_name}</translation>
    </message>
    <message>
        <source>{who} changed the password of {whom}</source>
        <translation>{who} changed the password of {whom}</translation>
    </message>
    <message>
        <source>{who} changed the profile of {whom}</source>
        <translation>{who} changed the profile of {whom}</translation>
    </message>
    <message>
        <source>{who} changed the role of {whom}</source>
        <translation>{who} changed the role of {whom}</translation>
    </message>
    <message>
        <source>{who} changed the role of {whom} from {before} to {after}</source>
        <translation>{who} changed the role of {whom} from {before} to {after}</translation>
    </message>
    <message>
        <source>{who} changed their own password</source>
        <translation>{who} changed their own password</translation>
    </message>
    <message>
        <source>{who} changed what the class {class_name} has to do: “{task}”</source>
        <translation>{who} changed what the class {class_name} has to do: “{task}”</translation>
    </message>
    <message>
        <source>{who} deleted the account of {whom}</source>
        <translation>{who} deleted the account of {whom}</translation>
    </message>
    <message>
        <source>{who} deleted their own account</source>
        <translation>{who} deleted their own account</translation>
    </message>
    <message>
        <source>{who} disabled the account of {whom}</source>
        <translation>{who} disabled the account of {whom}</translation>
    </message>
    <message>
        <source>{who} enabled the account of {whom}</source>
        <translation>{who} enabled the account of {whom}</translation>
    </message>
    <message>
        <source>{who} ended a quiz for a class ({detail})</source>
        <translation>{who} ended a quiz for a class ({detail})</translation>
    </message>
    <message>
        <source>{who} ended the quiz “{quiz}” at the kiosk</source>
        <translation>{who} ended the quiz “{quiz}” at the kiosk</translation>
    </message>
    <message>
        <source>{who} enrolled people</source>
        <translation>{who} enrolled people</translation>
    </message>
    <message>
        <source>{who} enrolled {people} in “{course}”</source>
        <translation>{who} enrolled {people} in “{course}”</translation>
    </message>
    <message>
        <source>{who} enrolled {whom} in “{course}”</source>
        <translation>{who} enrolled {whom} in “{course}”</translation>
    </message>
    <message>
        <source>{who} exported the data of {whom}</source>
        <translation>{who} exported the data of {whom}</translation>
    </message>
    <message>
        <source>{who} exported the learners of a course ({detail})</source>
        <translation>{who} exported the learners of a course ({detail})</translation>
    </message>
    <message>
        <source>{who} exported the list of people ({count})</source>
        <translation>{who} exported the list of people ({count})</translation>
    </message>
    <message>
        <source>{who} exported this log ({count})</source>
        <translation>{who} exported this log ({count})</translation>
    </message>
    <message>
        <source>{who} gave new pictures to sign in with ({detail})</source>
        <translation>{who} gave new pictures to sign in with ({detail})</translation>
    </message>
    <message>
        <source>{who} gave the class {class_name} “{task}” to do</source>
        <translation>{who} gave the class {class_name} “{task}” to do</translation>
    </message>
    <message>
        <source>{who} gave {whom} new pictures to sign in with</source>
        <translation>{who} gave {whom} new pictures to sign in with</translation>
    </message>
    <message>
        <source>{who} gave {whom} the time of a break back</source>
        <translation>{who} gave {whom} the time of a break back</translation>
    </message>
    <message>
        <source>{who} imported people: {what}</source>
        <translation>{who} imported people: {what}</translation>
    </message>
    <message>
        <source>{who} left the kiosk</source>
        <translation>{who} left the kiosk</translation>
    </message>
    <message>
        <source>{who} let {whom} go on with a quiz that was handed in ({detail})</source>
        <translation>{who} let {whom} go on with a quiz that was handed in ({detail})</translation>
    </message>
    <message>
        <source>{who} looked at an attempt of {whom} ({quiz})</source>
        <translation>{who} looked at an attempt of {whom} ({quiz})</translation>
    </message>
    <message>
        <source>{who} looked at the class of {course}</source>
        <translation>{who} looked at the class of {course}</translation>
    </message>
    <message>
        <source>{who} looked up the pictures of the class {class_name}</source>
        <translation>{who} looked up the pictures of the class {class_name}</translation>
    </message>
    <message>
        <source>{who} made a new card with a QR code for {whom}</source>
        <translation>{who} made a new card with a QR code for {whom}</translation>
    </message>
    <message>
        <source>{who} made a new recovery code</source>
        <translation>{who} made a new recovery code</translation>
    </message>
    <message>
        <source>{who} made a recovery code for {whom}</source>
        <translation>{who} made a recovery code for {whom}</translation>
    </message>
    <message>
        <source>{who} made accounts for {people} in the class {class_name}</source>
        <translation>{who} made accounts for {people} in the class {class_name}</translation>
    </message>
    <message>
        <source>{who} made an account for {whom}</source>
        <translation>{who} made an account for {whom}</translation>
    </message>
    <message>
        <source>{who} made an account for {whom} ({role})</source>
        <translation>{who} made an account for {whom} ({role})</translation>
    </message>
    <message>
        <source>{who} made new cards with QR codes ({detail})</source>
        <translation>{who} made new cards with QR codes ({detail})</translation>
    </message>
    <message>
        <source>{who} made the class {class_name}</source>
        <translation>{who} made the class {class_name}</translation>
    </message>
    <message>
        <source>{who} made their own account</source>
        <translation>{who} made their own account</translation>
    </message>
    <message>
        <source>{who} put the class {class_name} away</source>
        <translation>{who} put the class {class_name} away</translation>
    </message>
    <message>
        <source>{who} put {whom} into the class {class_name}</source>
        <translation>{who} put {whom} into the class {class_name}</translation>
    </message>
    <message>
        <source>{who} removed every PIN of the kiosk</source>
        <translation>{who} removed every PIN of the kiosk</translation>
    </message>
    <message>
        <source>{who} removed {whom} from “{course}”</source>
        <translation>{who} removed {whom} from “{course}”</translation>
    </message>
    <message>
        <source>{who} reset the password of {whom}</source>
        <translation>{who} reset the password of {whom}</translation>
    </message>
    <message>
        <source>{who} restored a backup</source>
        <translation>{who} restored a backup</translation>
    </message>
    <message>
        <source>{who} restored the account of {whom}</source>
        <translation>{who} restored the account of {whom}</translation>
    </message>
    <message>
        <source>{who} saved the day of classes to a file ({detail})</source>
        <translation>{who} saved the day of classes to a file ({detail})</translation>
    </message>
    <message>
        <source>{who} set a PIN for the kiosk</source>
        <translation>{who} set a PIN for the kiosk</translation>
    </message>
    <message>
        <source>{who} set a grade of {whom} by hand ({detail})</source>
        <translation>{who} set a grade of {whom} by hand ({detail})</translation>
    </message>
    <message>
        <source>{who} signed in</source>
        <translation>{who} signed in</translation>
    </message>
    <message>
        <source>{who} signed in at the class {class_name}</source>
        <translation>{who} signed in at the class {class_name}</translation>
    </message>
    <message>
        <source>{who} signed in by a card of the class {class_name}</source>
        <translation>{who} signed in by a card of the class {class_name}</translation>
    </message>
    <message>
        <source>{who} signed in by a code</source>
        <translation>{who} signed in by a code</translation>
    </message>
    <message>
        <source>{who} signed out</source>
        <translation>{who} signed out</translation>
    </message>
    <message>
        <source>{who} took the class {class_name} out again</source>
        <translation>{who} took the class {class_name} out again</translation>
    </message>
    <message>
        <source>{who} took {whom} out of the class {class_name}</source>
        <translation>{who} took {whom} out of the class {class_name}</translation>
    </message>
    <message>
        <source>{who} took “{task}” back from the class {class_name}</source>
        <translation>{who} took “{task}” back from the class {class_name}</translation>
    </message>
    <message>
        <source>{who} unlocked the kiosk</source>
        <translation>{who} unlocked the kiosk</translation>
    </message>
    <message>
        <source>{who} was signed out because nobody was there</source>
        <translation>{who} was signed out because nobody was there</translation>
    </message>
    <message>
        <source>{who} withdrew cards with QR codes ({detail})</source>
        <translation>{who} withdrew cards with QR codes ({detail})</translation>
    </message>
    <message>
        <source>{who} withdrew the card with a QR code of {whom}</source>
        <translation>{who} withdrew the card with a QR code of {whom}</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <source>{word}: {gap}</source>
        <translation>{word}: {gap}</translation>
    </message>
    <message>
        <source>{x} percent from the left, {y} percent from the top</source>
        <translation>{x} percent from the left, {y} percent from the top</translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} years</translation>
    </message>
    <message>
        <source>“ab”</source>
        <translation>“ab”</translation>
    </message>
    <message>
        <source>“{address}” is not an address of a server.</source>
        <translation>“{address}” is not an address of a server.</translation>
    </message>
    <message>
        <source>“{address}” was copied.</source>
        <translation>“{address}” was copied.</translation>
    </message>
    <message numerus="yes">
        <source>“{course}” is not here, or in another version: %n thing(s) of it stay outside. Bring the course in, then this file once more.</source>
        <translation>
            <numerusform>“{course}” is not here, or in another version: %n thing of it stay outside. Bring the course in, then this file once more.</numerusform>
            <numerusform>“{course}” is not here, or in another version: %n things of it stay outside. Bring the course in, then this file once more.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{host}” is not an address that can be asked.</source>
        <translation>“{host}” is not an address that can be asked.</translation>
    </message>
    <message>
        <source>“{line}” stands after the answers.</source>
        <translation>“{line}” stands after the answers.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read.</source>
        <translation>“{name}” cannot be read.</translation>
    </message>
    <message>
        <source>“{name}” is a program. Whoever starts it lets it do whatever he himself may do.</source>
        <translation>“{name}” is a program. Whoever starts it lets it do whatever he himself may do.</translation>
    </message>
    <message>
        <source>“{name}” is no file.</source>
        <translation>“{name}” is no file.</translation>
    </message>
    <message>
        <source>“{name}” is no name of an account.</source>
        <translation>“{name}” is no name of an account.</translation>
    </message>
    <message>
        <source>“{name}” is not on this computer. What it is asked to work on is sent there: passages of your documents, lessons and questions, and the key where there is one. Whoever runs that server can read it and may keep it.</source>
        <translation>“{name}” is not on this computer. What it is asked to work on is sent there: passages of your documents, lessons and questions, and the key where there is one. Whoever runs that server can read it and may keep it.</translation>
    </message>
    <message>
        <source>“{name}” reads only {count} tokens at a time.</source>
        <translation>“{name}” reads only {count} tokens at a time.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>“{name}” was deleted.</translation>
    </message>
    <message>
        <source>“{name}” was not tested yet.</source>
        <translation>“{name}” was not tested yet.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” was replaced in %n lesson(s).</source>
        <translation>
            <numerusform>“{name}” was replaced in %n lesson.</numerusform>
            <numerusform>“{name}” was replaced in %n lessons.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” was replaced.</source>
        <translation>“{name}” was replaced.</translation>
    </message>
    <message>
        <source>“{name}” was saved.</source>
        <translation>“{name}” was saved.</translation>
    </message>
    <message>
        <source>“{old}” is called “{new}” now.</source>
        <translation>“{old}” is called “{new}” now.</translation>
    </message>
    <message>
        <source>“{option}” may be right, too.</source>
        <translation>“{option}” may be right, too.</translation>
    </message>
    <message>
        <source>“{option}” stands in the cited words, too.</source>
        <translation>“{option}” stands in the cited words, too.</translation>
    </message>
    <message>
        <source>“{part}” is not a letter with a per cent.</source>
        <translation>“{part}” is not a letter with a per cent.</translation>
    </message>
    <message>
        <source>“{quiz}” is taken back as if it had not been handed in: all answers stay, and its result does not count until it is handed in again.</source>
        <translation>“{quiz}” is taken back as if it had not been handed in: all answers stay, and its result does not count until it is handed in again.</translation>
    </message>
    <message>
        <source>“{text}” is no part of a lesson.</source>
        <translation>“{text}” is no part of a lesson.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>“{text}” is not a number.</translation>
    </message>
    <message>
        <source>“{text}” is too large.</source>
        <translation>“{text}” is too large.</translation>
    </message>
    <message>
        <source>“{text}” stands in the passage.</source>
        <translation>“{text}” stands in the passage.</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>“{title}” counts and is not handed in yet: until then the tutor answers no questions.</source>
        <translation>“{title}” counts and is not handed in yet: until then the tutor answers no questions.</translation>
    </message>
    <message>
        <source>“{title}” is a draft again</source>
        <translation>“{title}” is a draft again</translation>
    </message>
    <message>
        <source>“{title}” is complete.</source>
        <translation>“{title}” is complete.</translation>
    </message>
    <message>
        <source>“{title}” is published</source>
        <translation>“{title}” is published</translation>
    </message>
    <message>
        <source>“{title}” is written.</source>
        <translation>“{title}” is written.</translation>
    </message>
    <message>
        <source>“{title}” was added as a draft</source>
        <translation>“{title}” was added as a draft</translation>
    </message>
    <message>
        <source>“{title}” was changed</source>
        <translation>“{title}” was changed</translation>
    </message>
    <message>
        <source>“{title}” was deleted</source>
        <translation>“{title}” was deleted</translation>
    </message>
    <message>
        <source>“{title}” was deleted elsewhere; your text is kept as a new lesson.</source>
        <translation>“{title}” was deleted elsewhere; your text is kept as a new lesson.</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>“{title}” was deleted.</translation>
    </message>
    <message>
        <source>“{title}” was exported to {file}</source>
        <translation>“{title}” was exported to {file}</translation>
    </message>
    <message>
        <source>“{title}” was imported</source>
        <translation>“{title}” was imported</translation>
    </message>
    <message>
        <source>“{title}” was imported as a copy</source>
        <translation>“{title}” was imported as a copy</translation>
    </message>
    <message>
        <source>“{title}” was saved as {file}</source>
        <translation>“{title}” was saved as {file}</translation>
    </message>
    <message>
        <source>“{title}” was sent to the printer</source>
        <translation>“{title}” was sent to the printer</translation>
    </message>
    <message numerus="yes">
        <source>“{title}”: %n lesson(s) made</source>
        <translation>
            <numerusform>“{title}”: %n lesson made</numerusform>
            <numerusform>“{title}”: %n lessons made</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}”: everything was there already</source>
        <translation>“{title}”: everything was there already</translation>
    </message>
    <message>
        <source>“{title}”: {reason}</source>
        <translation>“{title}”: {reason}</translation>
    </message>
    <message>
        <source>“{typed}” is not such a number.</source>
        <translation>“{typed}” is not such a number.</translation>
    </message>
    <message>
        <source>“{what}” for {class_name}</source>
        <translation>“{what}” for {class_name}</translation>
    </message>
    <message>
        <source>“{what}” was taken back</source>
        <translation>“{what}” was taken back</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>“{words}” does not stand in the passages that are cited for: “{text}”.</source>
        <translation>“{words}” does not stand in the passages that are cited for: “{text}”.</translation>
    </message>
    <message>
        <source>“{words}” does not stand in the words that are cited.</source>
        <translation>“{words}” does not stand in the words that are cited.</translation>
    </message>
    <message>
        <source>“{words}” has no “-&gt;”.</source>
        <translation>“{words}” has no “-&gt;”.</translation>
    </message>
    <message>
        <source>“{words}” is not a number.</source>
        <translation>“{words}” is not a number.</translation>
    </message>
    <message>
        <source>“{words}” was left in the text.</source>
        <translation>“{words}” was left in the text.</translation>
    </message>
    <message>
        <source>“{words}”: write numbers with a point.</source>
        <translation>“{words}”: write numbers with a point.</translation>
    </message>
    <message>
        <source>“{word}” in the question does not stand in the passage.</source>
        <translation>“{word}” in the question does not stand in the passage.</translation>
    </message>
    <message>
        <source>○ this would be right</source>
        <translation>○ this would be right</translation>
    </message>
    <message>
        <source>◐ That is partly right.</source>
        <translation>◐ That is partly right.</translation>
    </message>
    <message>
        <source>◐ partly right</source>
        <translation>◐ partly right</translation>
    </message>
    <message>
        <source>✓ That is right.</source>
        <translation>✓ That is right.</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ right</translation>
    </message>
    <message>
        <source>✗ That is not right.</source>
        <translation>✗ That is not right.</translation>
    </message>
    <message>
        <source>✗ missing</source>
        <translation>✗ missing</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ wrong</translation>
    </message>
</context>
</TS>
