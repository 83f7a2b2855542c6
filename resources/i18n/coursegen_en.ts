<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>coursegen</name>
    <message numerus="yes">
        <source>%n activit(y|ies)</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
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
        <source>%n module(s)</source>
        <translation>
            <numerusform>%n module</numerusform>
            <numerusform>%n modules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) answered</source>
        <translation>
            <numerusform>%n question answered</numerusform>
            <numerusform>%n questions answered</numerusform>
        </translation>
    </message>
    <message>
        <source>14 min</source>
        <translation>14 min</translation>
    </message>
    <message>
        <source>A card inside a card</source>
        <translation>A card inside a card</translation>
    </message>
    <message>
        <source>A lesson can hold at most one megabyte of text.</source>
        <translation>A lesson can hold at most one megabyte of text.</translation>
    </message>
    <message>
        <source>A name cannot be empty.</source>
        <translation>A name cannot be empty.</translation>
    </message>
    <message>
        <source>A part of the program stopped while it was working.</source>
        <translation>A part of the program stopped while it was working.</translation>
    </message>
    <message>
        <source>A reading position lies between 0 and 1.</source>
        <translation>A reading position lies between 0 and 1.</translation>
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
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Allow writing there or choose another data folder.</source>
        <translation>Allow writing there or choose another data folder.</translation>
    </message>
    <message>
        <source>Applies everywhere at once.</source>
        <translation>Applies everywhere at once.</translation>
    </message>
    <message>
        <source>Ask its owner, or copy it elsewhere.</source>
        <translation>Ask its owner, or copy it elsewhere.</translation>
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
        <source>Bookmark</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Buttons</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Change its permissions or copy it to a folder of yours.</source>
        <translation>Change its permissions or copy it to a folder of yours.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation>Check that the folder exists and that you may write to it.</translation>
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
        <source>Check the name and the folder.</source>
        <translation>Check the name and the folder.</translation>
    </message>
    <message>
        <source>Chips and badges</source>
        <translation>Chips and badges</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choices</translation>
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
        <source>Choose a file that holds text.</source>
        <translation>Choose a file that holds text.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choose a file.</translation>
    </message>
    <message>
        <source>Choose another backup.</source>
        <translation>Choose another backup.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choose another file.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Choose another folder.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Choose another.</translation>
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
        <source>Chosen</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
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
        <source>Colours of the whole program.</source>
        <translation>Colours of the whole program.</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
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
        <source>Copied</source>
        <translation>Copied</translation>
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
        <source>Copy report</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Course packages (*{suffix})</source>
        <translation>Course packages (*{suffix})</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>Courses and documents (*.coursegen *.md *.markdown *.txt *.html *.htm)</source>
        <translation>Courses and documents (*.coursegen *.md *.markdown *.txt *.html *.htm)</translation>
    </message>
    <message>
        <source>Courses made from your documents appear here. Look at a sample first, or choose documents of your own: Markdown, plain text or HTML.</source>
        <translation>Courses made from your documents appear here. Look at a sample first, or choose documents of your own: Markdown, plain text or HTML.</translation>
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
        <source>Courses that you have begun and not finished stand here.</source>
        <translation>Courses that you have begun and not finished stand here.</translation>
    </message>
    <message>
        <source>Courses that you make or import appear here.</source>
        <translation>Courses that you make or import appear here.</translation>
    </message>
    <message>
        <source>Create a course</source>
        <translation>Create a course</translation>
    </message>
    <message>
        <source>Create course</source>
        <translation>Create course</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Days learned</source>
        <translation>Days learned</translation>
    </message>
    <message>
        <source>Days you learned</source>
        <translation>Days you learned</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
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
        <source>Divide it into several courses.</source>
        <translation>Divide it into several courses.</translation>
    </message>
    <message>
        <source>Divide the lesson into several.</source>
        <translation>Divide the lesson into several.</translation>
    </message>
    <message>
        <source>Documents (*.md *.markdown *.txt *.html *.htm)</source>
        <translation>Documents (*.md *.markdown *.txt *.html *.htm)</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Edit or remove it, then export again.</source>
        <translation>Edit or remove it, then export again.</translation>
    </message>
    <message>
        <source>Emphasis, sixteen pixels</source>
        <translation>Emphasis, sixteen pixels</translation>
    </message>
    <message>
        <source>Empty and loading</source>
        <translation>Empty and loading</translation>
    </message>
    <message>
        <source>Everything goes back to how it was then. What is there now is backed up first, and the program starts again.</source>
        <translation>Everything goes back to how it was then. What is there now is backed up first, and the program starts again.</translation>
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
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Finish a quiz and its score appears here.</source>
        <translation>Finish a quiz and its score appears here.</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>First row</translation>
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
        <source>Go back and choose another one.</source>
        <translation>Go back and choose another one.</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Hide details</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>How plants turn light into sugar, and where the carbon goes afterwards.</source>
        <translation>How plants turn light into sugar, and where the carbon goes afterwards.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import a course package or documents</source>
        <translation>Import a course package or documents</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Install that version, or choose another data folder. Nothing was changed.</source>
        <translation>Install that version, or choose another data folder. Nothing was changed.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Install the program again.</translation>
    </message>
    <message>
        <source>It was left as it was. Keep using the older version and report this.</source>
        <translation>It was left as it was. Keep using the older version and report this.</translation>
    </message>
    <message>
        <source>Keep the earlier backups and start the program again.</source>
        <translation>Keep the earlier backups and start the program again.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message numerus="yes">
        <source>Learned on %n day(s) of the last {weeks} weeks.</source>
        <translation>
            <numerusform>Learned on %n day of the last {weeks} weeks.</numerusform>
            <numerusform>Learned on %n days of the last {weeks} weeks.</numerusform>
        </translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lessons</translation>
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
        <source>Lessons that hold these words are listed under the search field.</source>
        <translation>Lessons that hold these words are listed under the search field.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>Longest {days}</source>
        <translation>Longest {days}</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Made on their own when something changed.</source>
        <translation>Made on their own when something changed.</translation>
    </message>
    <message>
        <source>Make draft</source>
        <translation>Make draft</translation>
    </message>
    <message>
        <source>Make the sample course</source>
        <translation>Make the sample course</translation>
    </message>
    <message>
        <source>Mean quiz score</source>
        <translation>Mean quiz score</translation>
    </message>
    <message>
        <source>Module {module}, lesson {lesson}</source>
        <translation>Module {module}, lesson {lesson}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Muted and small: 6 modules · 4 h 10 min</source>
        <translation>Muted and small: 6 modules · 4 h 10 min</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Next question</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>No course here</source>
        <translation>No course here</translation>
    </message>
    <message>
        <source>No course title has “{text}”</source>
        <translation>No course title has “{text}”</translation>
    </message>
    <message>
        <source>No courses yet</source>
        <translation>No courses yet</translation>
    </message>
    <message>
        <source>No export format has this ending.</source>
        <translation>No export format has this ending.</translation>
    </message>
    <message>
        <source>No lessons yet</source>
        <translation>No lessons yet</translation>
    </message>
    <message>
        <source>No question answered yet</source>
        <translation>No question answered yet</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation>Nothing learned yet</translation>
    </message>
    <message>
        <source>Nothing slides or fades.</source>
        <translation>Nothing slides or fades.</translation>
    </message>
    <message>
        <source>Notice: {kind}</source>
        <translation>Notice: {kind}</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>One</source>
        <translation>One</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open a lesson: the days you learn, the lessons you finish and your quiz results will stand here.</source>
        <translation>Open a lesson: the days you learn, the lessons you finish and your quiz results will stand here.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Open it again and compare.</source>
        <translation>Open it again and compare.</translation>
    </message>
    <message>
        <source>Open it in a text editor, save it as UTF-8 and try again.</source>
        <translation>Open it in a text editor, save it as UTF-8 and try again.</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>Open the library</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Partly</translation>
    </message>
    <message>
        <source>Photosynthesis</source>
        <translation>Photosynthesis</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Progress in {course}</source>
        <translation>Progress in {course}</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
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
        <source>Quiz scores</source>
        <translation>Quiz scores</translation>
    </message>
    <message>
        <source>Quiz scores, weekly mean</source>
        <translation>Quiz scores, weekly mean</translation>
    </message>
    <message>
        <source>Re-read the lesson</source>
        <translation>Re-read the lesson</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>Recently opened</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reduce motion</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>Restore this backup?</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Save these figures as a table (CSV)</source>
        <translation>Save these figures as a table (CSV)</translation>
    </message>
    <message>
        <source>Save your progress</source>
        <translation>Save your progress</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Search courses and lessons</source>
        <translation>Search courses and lessons</translation>
    </message>
    <message>
        <source>Second row</source>
        <translation>Second row</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Shorten it.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
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
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Shown in the corner of the window.</source>
        <translation>Shown in the corner of the window.</translation>
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
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation>Sort: {order}</translation>
    </message>
    <message>
        <source>Split it into parts.</source>
        <translation>Split it into parts.</translation>
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
        <source>Start the program again.</source>
        <translation>Start the program again.</translation>
    </message>
    <message>
        <source>Start the program again: it sets the file aside and offers the newest backup.</source>
        <translation>Start the program again: it sets the file aside and offers the newest backup.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Streak</source>
        <translation>Streak</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
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
        <source>The Calvin cycle</source>
        <translation>The Calvin cycle</translation>
    </message>
    <message>
        <source>The answer to question {question} cannot be read: {reason}</source>
        <translation>The answer to question {question} cannot be read: {reason}</translation>
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
        <source>The course is too large for one package ({lessons} lessons).</source>
        <translation>The course is too large for one package ({lessons} lessons).</translation>
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
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
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
        <source>The library {file} was written by a newer version of Coursegen Desktop.</source>
        <translation>The library {file} was written by a newer version of Coursegen Desktop.</translation>
    </message>
    <message>
        <source>The program met an error that it did not expect, and your last changes could not be saved. Copy what you wrote to a safe place before you close the program.</source>
        <translation>The program met an error that it did not expect, and your last changes could not be saved. Copy what you wrote to a safe place before you close the program.</translation>
    </message>
    <message>
        <source>The program met an error that it did not expect. What you wrote was saved. You can go on; if it happens again, close the program and start it anew.</source>
        <translation>The program met an error that it did not expect. What you wrote was saved. You can go on; if it happens again, close the program and start it anew.</translation>
    </message>
    <message>
        <source>The program's own files are incomplete: {folder} is missing.</source>
        <translation>The program's own files are incomplete: {folder} is missing.</translation>
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
        <source>The sample course is being written …</source>
        <translation>The sample course is being written …</translation>
    </message>
    <message>
        <source>The system could not use {file}: {reason}.</source>
        <translation>The system could not use {file}: {reason}.</translation>
    </message>
    <message>
        <source>The text is not UTF-8.</source>
        <translation>The text is not UTF-8.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>There are no courses.</source>
        <translation>There are no courses.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>There is no folder {folder}.</translation>
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
        <source>There is no such file.</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>Third row</source>
        <translation>Third row</translation>
    </message>
    <message>
        <source>This could not be finished because of a fault in the program.</source>
        <translation>This could not be finished because of a fault in the program.</translation>
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
        <source>This is not a course package.</source>
        <translation>This is not a course package.</translation>
    </message>
    <message>
        <source>This is not a file name.</source>
        <translation>This is not a file name.</translation>
    </message>
    <message>
        <source>This is not a quiz in the format that Coursegen reads.</source>
        <translation>This is not a quiz in the format that Coursegen reads.</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>This is not an ordinary file.</translation>
    </message>
    <message>
        <source>This part is not valid JSON.</source>
        <translation>This part is not valid JSON.</translation>
    </message>
    <message>
        <source>This quiz is of version {version}; this program reads version 1.</source>
        <translation>This quiz is of version {version}; this program reads version 1.</translation>
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
        <source>This was changed elsewhere since you opened it.</source>
        <translation>This was changed elsewhere since you opened it.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Try again, or choose another folder.</source>
        <translation>Try again, or choose another folder.</translation>
    </message>
    <message>
        <source>Try again; if it happens again with the same document, please report it.</source>
        <translation>Try again; if it happens again with the same document, please report it.</translation>
    </message>
    <message>
        <source>Try the sample course</source>
        <translation>Try the sample course</translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation>Type at least one letter.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
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
        <source>What was done before it is kept; the log has the details.</source>
        <translation>What was done before it is kept; the log has the details.</translation>
    </message>
    <message>
        <source>Widget gallery</source>
        <translation>Widget gallery</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>You</source>
        <translation>You</translation>
    </message>
    <message>
        <source>You have begun every course.</source>
        <translation>You have begun every course.</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>You may not read this file.</translation>
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
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>best quiz {score}/{max}</source>
        <translation>best quiz {score}/{max}</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>in all</translation>
    </message>
    <message>
        <source>it holds binary data, not text.</source>
        <translation>it holds binary data, not text.</translation>
    </message>
    <message>
        <source>it holds no text to make a course from.</source>
        <translation>it holds no text to make a course from.</translation>
    </message>
    <message>
        <source>it is not a file.</source>
        <translation>it is not a file.</translation>
    </message>
    <message>
        <source>its characters are in an encoding that could not be recognised.</source>
        <translation>its characters are in an encoding that could not be recognised.</translation>
    </message>
    <message>
        <source>of {count} enrolled</source>
        <translation>of {count} enrolled</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>plain</translation>
    </message>
    <message>
        <source>progress</source>
        <translation>progress</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>the file is empty.</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>there is no such file.</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>weekly mean, %</source>
        <translation>weekly mean, %</translation>
    </message>
    <message>
        <source>you are not allowed to read it.</source>
        <translation>you are not allowed to read it.</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n lesson(s)</source>
        <translation>
            <numerusform>{done} of %n lesson</numerusform>
            <numerusform>{done} of %n lessons</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} cannot be written: the file or its folder is read-only.</source>
        <translation>{file} cannot be written: the file or its folder is read-only.</translation>
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
        <source>{file} is a folder.</source>
        <translation>{file} is a folder.</translation>
    </message>
    <message>
        <source>{file} may not be written in the folder {folder}.</source>
        <translation>{file} may not be written in the folder {folder}.</translation>
    </message>
    <message>
        <source>{file} was imported</source>
        <translation>{file} was imported</translation>
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
        <source>{lesson}, lesson in {course}</source>
        <translation>{lesson}, lesson in {course}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{part} holds something that cannot be written to a file.</source>
        <translation>{part} holds something that cannot be written to a file.</translation>
    </message>
    <message>
        <source>{part} is too large for a package.</source>
        <translation>{part} is too large for a package.</translation>
    </message>
    <message>
        <source>{percent} percent done</source>
        <translation>{percent} percent done</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{percent}% mean score</source>
        <translation>{percent}% mean score</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title} (copy)</translation>
    </message>
    <message>
        <source>“{title}” is a draft again</source>
        <translation>“{title}” is a draft again</translation>
    </message>
    <message>
        <source>“{title}” is published</source>
        <translation>“{title}” is published</translation>
    </message>
    <message>
        <source>“{title}” was added as a draft</source>
        <translation>“{title}” was added as a draft</translation>
    </message>
    <message>
        <source>“{title}” was deleted</source>
        <translation>“{title}” was deleted</translation>
    </message>
    <message>
        <source>“{title}” was exported to {file}</source>
        <translation>“{title}” was exported to {file}</translation>
    </message>
</context>
</TS>
