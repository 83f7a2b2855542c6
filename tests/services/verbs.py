"""Every public verb of every service, by the right that it needs."""

from __future__ import annotations

from coursegen_desktop.domain.rights import Right

# Written out a second time: a verb that is added, renamed or let go must be meant.
VERBS = {
    None: """accounts.as_kept accounts.at_the_door accounts.begin_alone accounts.begin_shared
        accounts.owner accounts.picture accounts.register accounts.sharing backup.damage_answered
        backup.keep_making backup.make_before backup.make_if_due backup.unanswered_damage
        generation.course_of generation.patterns generation.run_of generation.reach_models
        generation.lacking journal.saved journal.settle slides.rest slides.stop
        kiosk.account_of kiosk.has_pin kiosk.left kiosk.profile kiosk.quiz kiosk.started
        kiosk.unlock kiosk.waiting
        connections.sweep_keys generation.sample_sources generation.skeletons handed.sweep
        library.purge_trash people.erase_due sign_in.bring_back sign_in.enter_alone
        class_door.classes class_door.enter class_door.enter_as_guest
        class_door.enter_by_card class_door.enter_by_pictures class_door.join class_door.people
        class_door.sweep_guests class_door.waiting
        sign_in.make_ready sign_in.sign_in sign_in.sign_in_by_code sign_in.sign_out
        sign_in.waiting""",
    Right.OWN_ACCOUNT: """accounts.change_password accounts.delete_me accounts.me
        accounts.new_recovery_code accounts.remove_password accounts.save_profile
        accounts.erase_my_learning accounts.set_picture own_data.export settings.get
        settings.preferences settings.put settings.save_preferences""",
    Right.LEARN: """assignments.tasks parking.arrive parking.note_place parking.park
        annotations.add annotations.change annotations.delete annotations.facets
        annotations.of_lesson annotations.page annotations.put_back note_files.bring_in
        note_files.export note_files.plan_import
        enrolment.enrol enrolment.leave films.episodes films.film films.keep_place
        films.stop_question lessons.aside_html lessons.complete
        lessons.course lessons.open
        lessons.opened lessons.page_html lessons.read lessons.save_place lessons.word_breaks
        library.continue_card library.counts library.page printing.places printing.save
        progress.figures progress.spent_on_quiz progress_files.save
        quizzes.finish quizzes.flag quizzes.keep_file quizzes.look quizzes.mark_own quizzes.note
        quizzes.open_questions quizzes.past quizzes.prepare quizzes.restart quizzes.retry_wrong
        quizzes.start quizzes.submit_answer quizzes.unmark_own review.add_flashcards
        review.add_question review.answer review.bury review.card review.courses review.cram
        review.forecast review.known
        review.held review.next review.optimise review.regrade review.release review.remove
        review.retention review.save_settings review.settings review.suspend review.today
        review.try_answer review.undo review.use_defaults search.find
        search.in_course tutor.ask tutor.hint tutor.lesson tutor.look_up tutor.offers
        kiosk.quiz_for""",
    Right.SEE_LEARNERS: """enrolment.export_csv enrolment.learners handed.look handed.of_quiz
        handed.save handed.save_all handed.to_open marking.mark marking.queue marking.show
        quiz_statistics.of_quiz quiz_statistics.quizzes
        class_progress.attempts class_progress.export class_progress.figures
        class_progress.note_attempt class_progress.note_export class_progress.note_seen
        class_progress.open class_progress.view class_progress.whole
        gradebook.set_grade gradebook.set_scheme""",
    Right.ENROL_OTHERS: """enrolment.bring_in enrolment.candidates enrolment.enrol_other
        enrolment.plan_import enrolment.save_codes""",
    Right.TEACH: """assignments.assign assignments.change assignments.give_again
        assignments.withdraw class_cards.give class_cards.withdraw class_pictures.cards
        class_pictures.give class_pictures.start_code
        class_quizzes.end class_quizzes.give_time_back class_quizzes.handed_in
        class_quizzes.open_again class_quizzes.stand parking.where
        day_package.bring_in day_package.plan day_package.save
        sticks.days sticks.explained sticks.let_go sticks.list sticks.open sticks.place
        classes.add classes.add_new classes.archive classes.candidates classes.create classes.enrol
        classes.list classes.open classes.remove classes.restore classes.save
        kiosk.begin_quiz kiosk.end_quiz""",
    Right.EDIT_COURSES: """assist.connections assist.propose authoring.blank_lessons
        authoring.course authoring.lesson authoring.preview
        connections.agree connections.agreed connections.choose connections.duplicate
        connections.get connections.key_trouble connections.list connections.models
        connections.open connections.remove connections.save connections.test
        editing.add_asset editing.add_lesson editing.add_module editing.assets editing.copy
        editing.delete editing.delete_asset editing.details editing.duplicate
        editing.merge_lessons editing.move_asset editing.move_lessons editing.move_modules
        editing.paste editing.redo editing.rename_lesson editing.rename_module
        editing.save_asset editing.save_course editing.save_lesson editing.split_lesson
        editing.state editing.take_back editing.trash editing.undo
        course_check.check course_check.mend course_check.notice
        course_files.delete course_files.library course_files.rename course_files.replace
        course_files.to_open
        course_facts.others course_facts.outcomes course_facts.set_cover course_facts.templates
        history.change_of history.course_difference history.keep_now history.lesson_at
        history.lesson_difference history.merged history.name history.restore_course
        history.restore_lesson history.thin_if_due history.versions
        journal.edited journal.find journal.forget journal.left
        media_library.add media_library.files media_library.look media_library.stored
        pasting.markdown recordings.bring_in recordings.keep recordings.kept recordings.missing
        slides.credits slides.export_course slides.export_lesson
        slides.material slides.paint
        question_bank.as_gift question_bank.bank question_bank.copy question_bank.make_pool
        question_bank.move question_bank.read_text question_checks.of_question
        question_checks.of_quiz spelling.add spelling.suggestions spelling.words
        exchange.bring_in exchange.export_course
        exchange.find exchange.import_file exchange.list exchange.show generation.approve
        generation.cancel generation.discard generation.outline generation.passage
        generation.pause generation.propose_lesson generation.read generation.accept_question
        generation.another generation.drop_question generation.refresh generation.stale
        generation.skeleton generation.statements generation.agents generation.trace
        generation.draft_topic
        generation.save_trace
        generation.take generation.resume generation.run generation.runs generation.arrange
        generation.sample generation.set_options generation.save_outline generation.start
        library.begin library.delete
        library.duplicate library.restore
        library.is_published library.set_published
        regrade.apply regrade.preview reports.of_course scripts.make scripts.standing
        statements.of_lesson""",
    Right.MANAGE_PEOPLE: """people.add people.bring_in people.counts people.delete
        people.export_csv people.find people.get people.page people.plan_import
        people.reset_password people.restore people.save people.save_codes people.set_disabled
        people.set_role""",
    Right.READ_AUDIT: "audit.export_csv audit.page",
    Right.MANAGE_LIBRARY: """accounts.ask_to_sign_in accounts.open_alone accounts.set_sharing
        accounts.share accounts.stop_sharing backup.list
        backup.make backup.note_restore backup.restore
        kiosk.forget_pins kiosk.has_own_pin kiosk.save_profile kiosk.set_pin""",
}
# Verbs on somebody's own things, and who else may: SEE_DRAFTS is no right of its own verbs.
OTHERS = {
    "enrolment.leave": Right.ENROL_OTHERS,
    "own_data.export": Right.MANAGE_PEOPLE,
    "lessons.course": Right.SEE_LEARNERS,
    "progress.figures": Right.SEE_LEARNERS,
    "progress_files.save": Right.SEE_LEARNERS,
    "quizzes.look": Right.SEE_LEARNERS,
}
