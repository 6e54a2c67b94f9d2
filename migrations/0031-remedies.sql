-- module: remedies

-- What the deciding body ruled, in its own word; null for what was concluded before the word was kept.
alter table remedy add column ruling text;
alter table remedy add constraint remedy_ruling_in_its_column check (
  ruling is null
  or (outcome = 'upheld' and ruling in ('sustained', 'reviewClaimRejected', 'suitClaimDismissed'))
  or (outcome = 'overturned'
      and ruling in ('altered', 'annulled', 'declaredUnlawful', 'declaredVoid', 'orderedToAct'))
  or (outcome = 'other'
      and ruling in ('terminated', 'notAccepted', 'applicationRejected', 'mediated', 'withdrawn', 'suitRejected'))
);
alter table remedy add constraint remedy_ruling_is_concluded check (ruling is null or outcome is not null);
