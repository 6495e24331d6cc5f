; The folder of IT's configuration (docs/configuration.md). Below ProgramData every user may make folders,
; and what one of them made would be theirs: an installation for all users makes it first, for
; administrators to write and users to read. One that is there already is left as it is (it may be a link
; that a user put there); the counter ignores what lies in it while others may write, and says so.
!macro customInstall
  ${if} $installMode == "all"
    Push $R0
    Push $R1
    ReadEnvStr $R0 "ProgramData"
    StrCpy $R0 "$R0\Cicopass Counter"
    ; Not CreateDirectory, which does not tell whether it was there.
    System::Call 'kernel32::CreateDirectoryW(w R0, p 0) i.R1'
    ${if} $R1 != 0
      ; By number, since the names are translated: system, administrators, users.
      nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$R0" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F /grant:r *S-1-5-32-544:(OI)(CI)F /grant:r *S-1-5-32-545:(OI)(CI)RX'
      Pop $R1
      ${if} $R1 != 0
        ; Rather none than one that every user may write.
        RMDir "$R0"
      ${endif}
    ${endif}
    Pop $R1
    Pop $R0
  ${endif}
!macroend
